"""`comity law`: what the law as data says of a day, of goods and of an act, and how a regime's folder is kept sound."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from comity.commands.law_words import show_act
from comity.commands.output import JsonFlag, console, show_json, show_table
from comity.law import packs
from comity.law.labels import language as known
from comity.law.terms import Addressee, Direction
from comity.vocabulary.errors import BadInput

app = typer.Typer(help="Ask the law as data, and keep its folders sound.", no_args_is_help=True)

DAY = ["%Y-%m-%d"]
Regime = Annotated[str, typer.Option(metavar="REGIME", help="The regime's folder name.")]
According = Annotated[
    str, typer.Option(metavar="CODE", help="Whose view of the regime's status to take, where views differ.")
]
Language = Annotated[str, typer.Option(metavar="CODE", help="Language of labels and titles: en or fr.")]
Packs = Annotated[
    Path,
    typer.Option(
        "--packs",
        metavar="FOLDER",
        help="Where the regimes' folders stand; default: those we ship.",
        show_default=False,
    ),
]


class NoCodeKnown(BadInput):
    """No goods code is known for these words; that clears nothing."""


@app.command("in-force")
def in_force(
    regime: Regime,
    on: Annotated[datetime | None, typer.Option(formats=DAY, help="The day; default: today.")] = None,
    concerning: Annotated[str, typer.Option(metavar="SUBJECT", help="A subject of law, such as `ais`.")] = "",
    hs: Annotated[str, typer.Option(metavar="CODE", help="A goods code of the Harmonized System.")] = "",
    edition: Annotated[
        str, typer.Option(metavar="EDITION", help="The edition of the goods code, as HS2017; default: that of the day.")
    ] = "",
    direction: Annotated[Direction | None, typer.Option(help="Seen from the target of the regime.")] = None,
    actor: Annotated[Addressee | None, typer.Option(help="Who must act.")] = None,
    flag: Annotated[str, typer.Option(metavar="CODE", help="The flag of every ship involved, where it is known.")] = "",
    according_to: According = "",
    packs_folder: Packs = packs.PACKS,
    language: Language = "en",
    as_json: JsonFlag = False,
) -> None:
    """List what is in force on a day, with how sure we are of each and who disputes it."""
    from comity.law import questions

    answer = questions.in_force(
        packs.regime(regime, packs_folder),
        on=on.date() if on else date.today(),  # noqa: DTZ011 - the law counts days, not moments
        concerning=concerning or None,
        hs=hs or None,
        edition=edition or None,
        direction=direction,
        actor=actor,
        flag=flag or None,
        according_to=according_to or None,
        language=known(language),
    )
    if as_json:
        show_json(answer)
        return
    rows = [[p.id, p.bindingness_words, p.title, p.status_words, p.certainty_words] for p in answer.provisions]
    show_table(
        f"{answer.title} on {answer.on}: our words, not the text",
        ["provision", "binds", "title", "status", "certainty"],
        rows,
        typed="provision",
    )
    for stance in dict.fromkeys(stance for p in answer.provisions for stance in p.stances):
        console.print(f"{stance.name}, since {stance.since}: {stance.text} ({stance.source_url})", markup=False)
    for gap in answer.gaps:
        console.print(f"Not recorded: {gap}", markup=False)


@app.command("changes")
def changes(
    regime: Regime,
    after: Annotated[datetime, typer.Option(formats=DAY, help="The day before the first change asked about.")],
    upto: Annotated[
        datetime | None, typer.Option(formats=DAY, help="The last day asked about; default: today.")
    ] = None,
    packs_folder: Packs = packs.PACKS,
    language: Language = "en",
    as_json: JsonFlag = False,
) -> None:
    """List what changed between two days."""
    from comity.law.changes import changes as changed

    last = upto.date() if upto else date.today()  # noqa: DTZ011 - the law counts days
    found = changed(packs.regime(regime, packs_folder), after=after.date(), upto=last, language=known(language))
    if as_json:
        show_json(found)
        return
    rows = [[str(one.on), one.id, one.what_words, one.title, one.by] for one in found.changes]
    show_table(f"{regime}, after {found.after} up to {found.upto}", ["day", "provision", "what", "title", "by"], rows)


@app.command("applies")
def applies(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An act told in YAML; docs/reference/law.md has the form.")
    ],
    according_to: According = "",
    packs_folder: Packs = packs.PACKS,
    language: Language = "en",
    as_json: JsonFlag = False,
) -> None:
    """Say of an act, as told, which provisions' elements are met, unmet or unknown, and which exemption could apply."""
    from comity.law.replays import case_answer

    answer = case_answer(file, packs_folder, according_to=according_to or None, language=known(language))
    if as_json:
        show_json(answer)
        return
    for act in answer.acts:
        show_act(answer.case, act)


@app.command("goods")
def goods(
    asked: Annotated[str, typer.Argument(metavar="WORDS", help="A code, or what people call the thing.")],
    as_json: JsonFlag = False,
) -> None:
    """Find the goods codes that words may mean; refuse with a sentence where none is known."""
    from comity.law.goods import named

    found = named(asked)
    if not found:
        raise NoCodeKnown(
            f"No code is known for {asked!r}. That clears nothing: try another word, or the code of the goods."
        )
    if as_json:
        show_json(found)
        return
    show_table(f"HS 2022: {asked}", ["code", "words"], [[one.code, one.words] for one in found])


@app.command("check")
def check(
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="[FOLDER]...", help="Regime folders; default: those we ship.")
    ] = None,
    as_json: JsonFlag = False,
) -> None:
    """Report each fault of the regimes' folders with file, path and a sentence; exit 1 when there is one."""
    from comity.law.replays import all_faults

    chosen = folders or [packs.PACKS / name for name in packs.regimes()]
    found = {folder.name: all_faults(folder) for folder in chosen}
    if as_json:
        show_json({name: [msgspec.to_builtins(fault) for fault in faults] for name, faults in found.items()})
    else:
        for name, faults in found.items():
            console.print(f"{name}: {'sound' if not faults else f'{len(faults)} faults'}")
            for fault in faults:
                console.print(f"  {fault}")
    if any(found.values()):
        raise typer.Exit(1)


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The regime's name: lower-case words joined by hyphens.")],
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="Where its folder is made; default: here.")] = Path(),
    as_json: JsonFlag = False,
) -> None:
    """Begin a regime's folder, with comments that say what goes where."""
    from comity.law.scaffold import new as begun

    folder = begun(name, into)
    if as_json:
        show_json({"folder": str(folder)})
        return
    ask = f"comity law in-force --regime {name} --packs {folder.parent}"
    said = f"Begun: {folder}. Fill it in; check it with `comity law check {folder}`; ask it with `{ask}`."
    console.print(said, soft_wrap=True, markup=False)


@app.command("schemas")
def schemas(
    into: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the schemas are written.")],
    as_json: JsonFlag = False,
) -> None:
    """Write the JSON Schemas that let an editor check a regime's files."""
    from comity.law.schemas import written

    paths = [str(path) for path in written(into)]
    if as_json:
        show_json(paths)
        return
    for path in paths:
        console.print(path)
