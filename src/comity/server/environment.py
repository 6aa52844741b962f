"""Name every setting that the environment may carry, with its meaning; nothing else configures a node."""

ENVIRONMENT = {
    "COMITY_HOME": "Folder that holds the world. Default: the platform's data folder for `comity`.",
    "COMITY_DATABASE": "PostgreSQL address, `postgresql://user:password@host:port/name`. Default: SQLite in the world's folder.",
    "COMITY_EXHIBITS": "Address of an S3-compatible store for exhibits, `s3://bucket/prefix`. Default: the world's folder.",
    "COMITY_HOSTS": "Comma-separated host names the server answers to. Default: `localhost,127.0.0.1,[::1]`.",
    "COMITY_HTTPS": "`1` when the server stands behind HTTPS: cookies become secure and browsers are told to stay on it.",
    "COMITY_SECRET": "Secret that signs sessions. Default: the file `secret` in the world's folder.",
    "COMITY_SECOND_FACTOR": "`coordinators` or `everybody`: who must have a second factor. Default: coordinators, and nobody in an exercise.",
    "COMITY_OIDC": "YAML file that names the identity providers people may sign in with. Default: none.",
    "COMITY_PROXIES": "How many proxies of yours stand in front and set `X-Forwarded-For`. Default: 0, and the header is not believed.",
    "COMITY_LANGUAGE": "Language of pages for visitors whose browser asks for none we have. Default: `en`.",
}
