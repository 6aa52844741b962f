"""The house's own measure (docs/explanation/design.md, "Conventions"), held by reading the tree."""

import ast
import re
from functools import cache
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]
WRITTEN = ("src", "tests", "benchmarks", "docs", "frontend", "requirements", ".ci", ".githooks")
NOT_OURS = {"node_modules", "__pycache__", "sample", "vectors", "built", "world", "package-lock.json"}
TEXT = {".py", ".md", ".yml", ".yaml", ".toml", ".txt", ".sh", ".js", ".css", ".html", ".json", ".typ", ""}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# Hooks that the classes of Django and of allauth name; the rule is for names of our own.
DJANGOS = re.compile(
    r"get_(absolute_url|connect_redirect_url|context_data|form_kwargs|help_text|internal_type|object|prep_value|queryset|success_url"
    r"|totp_issuer|username)"
    r"|handle_no_permission|process_[lr]hs"
)
EMPTY_NAME = re.compile(r"(get|do|handle|process)_|.*(Manager|Helper|Utils?)$")
# A letter in brackets, so that this file does not hold what it looks for.
POSTPONED = re.compile(r"T[O]DO|F[I]XME|[N]otImplementedError|mark\.s[k]ip|mark\.x[f]ail|pytest\.s[k]ip")
ELSEWHERE = re.compile(r"py[p]i\.org|python[h]osted|registry\.n[p]mjs|deb\.[d]ebian|(?<![\w.])/(w[o]rk|r[o]ot)/")


@cache
def files(*suffixes):
    """The files of ours with these suffixes, each with its text."""
    walked = chain(ROOT.glob("*"), *((ROOT / folder).rglob("*") for folder in WRITTEN))
    ours = (path.relative_to(ROOT) for path in sorted(walked) if path.is_file() and path.suffix in suffixes)
    return {path: (ROOT / path).read_text("utf-8") for path in ours if not NOT_OURS & set(path.parts)}


@cache
def modules(folder):
    """The parsed modules below a folder, without Django's generated migrations."""
    below = ((path, text) for path, text in files(".py").items() if path.is_relative_to(folder))
    return {path: ast.parse(text) for path, text in below if "migrations" not in path.parts}


def length(node):
    """How many lines a definition takes, its docstring included."""
    return node.end_lineno - node.lineno + 1


def lines(path):
    """How many lines a file has."""
    return len(files(".py")[path].splitlines())


def functions(folder):
    """Every function and method below a folder, with its module's path."""
    for path, tree in modules(folder).items():
        yield from ((path, node) for node in ast.walk(tree) if isinstance(node, FUNCTIONS))


def strings(folder):
    """Every text written as a value below a folder, with its module's path."""
    for path, tree in modules(folder).items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield path, node.value


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_no_module_is_longer_than_400_lines(folder):
    """A module that nears 400 lines is two modules."""
    assert [f"{path}: {lines(path)}" for path in modules(folder) if lines(path) > 400] == []


def test_the_median_module_fits_on_two_screens():
    """Half of the modules with code in them have at most 100 lines."""
    assert median(lines(path) for path, tree in modules("src").items() if len(tree.body) > 1) <= 100


def test_functions_are_short():
    """Half of the functions have at most 8 lines, nine in ten at most 25."""
    lengths = [length(node) for _, node in functions("src")]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[8] <= 25


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_every_module_opens_with_what_it_knows(folder):
    """A reader of one sentence knows whether this is the place to look."""
    assert [str(path) for path, tree in modules(folder).items() if tree.body and not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks"])
def test_names_say_what_they_mean(folder):
    """Questions are nouns, decisions are verbs; Django's own hooks keep their names."""
    nodes = ((path, node) for path, tree in modules(folder).items() for node in ast.walk(tree))
    named = [(path, node.name) for path, node in nodes if isinstance(node, (*FUNCTIONS, ast.ClassDef))]
    assert [f"{path}: {name}" for path, name in named if EMPTY_NAME.match(name) and not DJANGOS.fullmatch(name)] == []


@pytest.mark.parametrize("rule", [POSTPONED, ELSEWHERE], ids=["postponed", "elsewhere"])
def test_nothing_is_postponed_and_no_registry_or_machine_is_named(rule):
    """What is in the tree works, on whatever machine and from whatever index its reader uses."""
    found = ((path, rule.search(text)) for path, text in files(*TEXT).items())
    assert [f"{path}: {match[0]}" for path, match in found if match] == []


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        *((EMPTY_NAME, name) for name in ("get_rows", "do_it", "CaseManager", "TextUtils")),
        *(
            (POSTPONED, "".join(parts))
            for parts in (("# TO", "DO"), ("raise NotImp", "lementedError"), ("mark.", "skip"))
        ),
        *((ELSEWHERE, "".join(parts)) for parts in (("https://pypi.", "org/"), (" /ro", "ot/x"), ("(/wo", "rk/x"))),
    ],
)
def test_the_rules_above_find_what_they_forbid(rule, words):
    """A check that cannot fail is no check."""
    assert rule.search(words)


@pytest.mark.parametrize("folder", ["src/comity/signals", "src/comity/desk"])
def test_no_regime_and_no_country_stands_in_code(folder):
    """The law is data: detectors and records speak of subjects, the regime's folder says whom they concern."""
    regimes = {path.parent.name for path in (ROOT / "src/comity/law/packs").glob("*/regime.yaml")}
    regimes.discard("exercise")  # the training regime's name is also the label of everything invented
    named = regimes | {"KP", "PRK", "DPRK", "KR", "KOR", "CN", "CHN", "RU", "RUS", "IR", "IRN", "SY", "ML", "US", "USA"}
    assert [f"{path}: {text}" for path, text in strings(folder) if text in named] == []


def test_every_test_states_its_rule():
    """A test says in one sentence what must hold, and shows it in at most 15 lines."""
    tests = [(path, node) for path, node in functions("tests") if node.name.startswith("test_")]
    silent = [f"{path}: {node.name} has no sentence" for path, node in tests if not ast.get_docstring(node)]
    long = [f"{path}: {node.name} has {length(node)} lines" for path, node in tests if length(node) > 15]
    assert silent + long == []
