"""The portal as MkDocs sees it: judges the catalogue before the build, writes the generated pages after it.

While it is served for writing nothing is written: pages are made when they are asked for (`ndp.preview`).

Hand-written Markdown goes MkDocs' usual way. Generated pages never meet its Markdown: they are wrapped in the theme's
own frame, which is rendered once per language, section and depth.
"""

from __future__ import annotations

import gc
import logging
import os
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from live_server import LiveServer
from ndp.export.build_record import digests_below
from ndp.export.sitemap import ListedPage
from ndp.export.whole_site import HandWritten, write_portal
from ndp.history import git_directory, read_head
from ndp.i18n import Language, translator
from ndp.kinds import CATALOGUE_FOLDER
from ndp.preview import LiveCatalogue, Preview
from ndp.problems import Problem
from ndp.project import Project, ProjectError, as_of_date
from ndp.schema import Schemas
from ndp.serving.policy import PAGE_POLICY, meta_policy
from ndp.site import routes
from ndp.site.assets import FOLDER, Assets
from ndp.site.build import schema_files
from ndp.site.forge import VARIABLE, forge_named
from ndp.site.guides import Guide, guide_sections, with_permalinks_in
from ndp.site.portal import Portal, Settings
from ndp.site.shell import FrameShell, sentinel
from ndp.site.workers import processors
from ndp.site.writer import Writer
from ndp.validate import Judgement, judge

TOP = Path(__file__).resolve().parents[1]

log = logging.getLogger("mkdocs.plugins.portal")

THEME_FILE = re.compile(r"assets/(stylesheets/main|javascripts/bundle)\.[0-9a-f]+\.min\.(css|js)")
GUIDE_PAGES = frozenset({"errors", "files", "policy"})
"""Sections that the guides lead to, kept out of the foot of the page."""

_state: dict[str, Any] = {}
_changing = RLock()
"""Held while the catalogue is judged again: MkDocs builds in one thread, the catalogue is watched in another."""


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether the site is being served for writing."""
    _state["serving"] = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and judge the catalogue; a catalogue with errors is not published."""
    catalogue_root = Path(config.config_file_path).parent / str(config.extra.get("catalogue_root", "."))
    project = Project.at(catalogue_root.resolve(), TOP / "schemas")
    try:
        history = project.history()
        as_of = as_of_date(os.environ.get("NDP_AS_OF") or config.extra.get("as_of"), history)
        forge = forge_named(os.environ.get(VARIABLE, ""))
    except (ProjectError, ValueError) as error:
        raise Abort(str(error)) from error
    schemas = project.schemas()
    judgement = _judgement(project, schemas, as_of)
    _state["problems"] = judgement.problems
    _state["portal"] = Portal(
        catalogue=judgement.catalogue,
        schemas=schemas,
        as_of=as_of,
        history=history,
        settings=Settings(
            site_url=config.site_url or "",
            repository=os.environ.get("NDP_REPOSITORY") or config.repo_url or "",
            forge=forge,
            demonstration=bool(config.extra.get("demonstration", False)),
        ),
        examples=TOP / "tests" / "fixtures" / "problems",
        root=project.root,
        assets=Assets.read(Path(config.docs_dir) / FOLDER),
    )
    if not _state.get("serving"):
        # The preview server writes a reload script into the page, which the policy would forbid.
        config.extra["csp"] = meta_policy(PAGE_POLICY)
    config.extra["sections"] = _links(section for section in routes.SECTIONS if section.main)
    config.extra["footer"] = [
        *_links(section for section in routes.SECTIONS if not section.main and section.key not in GUIDE_PAGES),
        *config.extra.get("footer", ()),
    ]
    config.extra["build"] = {"as_of": as_of.isoformat(), "commit": history.commit}
    return config


def _judgement(project: Project, schemas: Schemas, as_of: date) -> Judgement:
    """What is to be shown: while serving the last state without errors, or one with errors where there is none.

    Raises Abort for errors where a site is built.
    """
    if not _state.get("serving"):
        judgement = judge(project.root, schemas, as_of, project.cache())
        _tell(judgement.problems)
        if judgement.errors:
            raise Abort(f"{len(judgement.errors)} lỗi trong danh mục / errors in the catalogue: ndp validate")
        return judgement
    with _changing:
        live: LiveCatalogue | None = _state.get("live")
        if live is None or (live.as_of, live.schemas.raw) != (as_of, schemas.raw):
            live = _state["live"] = LiveCatalogue(project.root, schemas, as_of, project.cache())
            # Records stay: to look for circles among them again and again would take a tenth of the time.
            gc.freeze()
            _tell(live.judgement.problems)
        if not live.judgement.errors:
            _state["sound"] = live.judgement
        sound: Judgement | None = _state.get("sound")
        return sound or live.judgement


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        place = f"{problem.path}:{problem.position.line}:{problem.position.column}"
        # Warnings stay out of MkDocs' own count, which --strict would turn into a failure.
        log.log(
            logging.ERROR if problem.kind.severity == "error" else logging.INFO,
            "%s %s %s",
            place,
            problem.kind.code,
            problem.message(),
        )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Let hand-written pages link to the schemas, which MkDocs then publishes like any other file.

    Assets take their published names; of the theme's files only those stay that its pages load.
    """
    assets: Assets = _state["portal"].assets
    for file in list(files):
        if file.src_uri.startswith(f"{FOLDER}/") and not THEME_FILE.fullmatch(file.src_uri):
            files.remove(file)
    for path, content in assets.contents.items():
        files.append(File.generated(config, f"{FOLDER}/{path}", content=content))
    for path, text in schema_files(_state["portal"]):
        files.append(File.generated(config, path, content=text))
    return files


def _links(sections: Iterable[routes.Section]) -> list[dict[str, str]]:
    """Sections as the theme lists them: key, addresses from the top of the site and titles by language."""
    return [
        {
            "key": section.key,
            "vi": translator("vi").text(section.title),
            "en": translator("en").text(section.title),
            "url": routes.address(section.key)[1:],
            "url_en": routes.address(section.key, language="en")[1:],
        }
        for section in sections
    ]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Keep the theme's environment for the frames."""
    env.filters["asset"] = _published
    _state["env"] = env
    _state["files"] = files
    return env


def _published(path: str) -> str:
    """The path below the site folder at which a file of `docs/assets/` is published."""
    return f"{FOLDER}/{_state['portal'].assets.published(path.removeprefix(f'{FOLDER}/'))}"


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation for the frames."""
    _state["nav"] = nav
    _state["guides"] = []
    _state["written"] = []
    return nav


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Keep the hand-written pages for the search and the sitemap."""
    language: Language = "en" if page.meta.get("lang") == "en" else "vi"
    description = str(page.meta.get("description", ""))
    alternates = {key: f"/{address}" for key, address in page.meta.get("alternates", {}).items()}
    _state["written"].append(ListedPage(f"/{page.url}", alternates))
    _state["guides"].append(Guide(f"/{page.url}", language, str(page.title), description, guide_sections(html)))
    return with_permalinks_in(html, language)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages and the data."""
    portal: Portal = _state["portal"]
    frame = FrameShell(lambda language, section, depth: _frame(config, language, section, depth), config.site_url or "")
    directory = Path(config.site_dir)
    # MkDocs' own sitemap knows neither the generated pages nor languages.
    (directory / "sitemap.xml.gz").unlink(missing_ok=True)
    if _state.get("serving"):
        for name in ("sitemap.xml", "404.html"):
            (directory / name).unlink(missing_ok=True)
        _state["portal"] = replace(portal, guides=tuple(_state["guides"]))
        _state["frame"] = frame
        _show()
        return
    hand_written = HandWritten(_state["written"], tuple(_state["guides"]))
    writer = Writer(directory, digests_below(directory))
    built = write_portal(portal, frame, _state["problems"], lambda writer: hand_written, writer, processors())
    log.info("portal: %d pages, %d files in all", built.pages, built.files)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Answer for the generated pages; the catalogue is watched here, not by MkDocs, which would build all guides."""
    if _state.get("serving"):
        folder = _state["portal"].root / CATALOGUE_FOLDER
        config.watch[:] = [each for each in config.watch if Path(each).resolve() != folder]
        _state["live_server"] = LiveServer(server, _preview(), folder, git_directory(folder), _catalogue_changed)
        _state["live_server"].start()
    return server


def on_shutdown() -> None:
    """Watch the catalogue no longer."""
    if "live_server" in _state:
        _state["live_server"].stop()


def _preview() -> Preview:
    preview: Preview = _state.setdefault("preview", Preview())
    return preview


def _show() -> None:
    """Have the preview answer from the state as it is."""
    with _changing:
        live: LiveCatalogue = _state["live"]
        sound: Judgement | None = _state.get("sound")
        if sound is not None:
            _state["portal"] = replace(_state["portal"], catalogue=sound.catalogue)
            _preview().show(_state["portal"], _state["frame"], sound.problems, _state["written"])
        if live.judgement.errors:
            _preview().say(live.judgement.errors)


def _catalogue_changed(paths: set[str]) -> bool:
    """Judge the catalogue again after something happened at `paths`; whether there is anything new to be seen."""
    with _changing:
        live: LiveCatalogue = _state["live"]
        portal: Portal = _state["portal"]
        head = read_head(portal.root or TOP).commit
        # MkDocs builds once for a commit, whose history then is the portal's.
        if head not in (portal.history.commit, _state.get("awaited")):
            _state["awaited"] = head
            _state["live_server"].rebuild()
        if not paths or not live.look_again(paths):
            return False
        _tell(live.judgement.problems)
        if live.judgement.errors:
            _preview().say(live.judgement.errors)
        else:
            _state["sound"] = live.judgement
            _show()
    return True


def _frame(config: MkDocsConfig, language: Language, section: str, depth: int) -> str:
    """The theme's document around a page of that language, section and depth, with sentinels in its slots."""
    name = "/".join(["x"] * depth) + "/index.md" if depth else "index.md"
    file = File.generated(config, name, content="")
    page = MkDocsPage(sentinel("title"), file, config)
    page.content = sentinel("body")
    page.canonical_url = sentinel("canonical")
    page.meta = {
        "title": sentinel("title"),
        "description": sentinel("description"),
        "lang": language,
        "layout": "portal",
        "section": section,
        "alternates": {"vi": sentinel("vi"), "en": sentinel("en")},
    }
    env: Environment = _state["env"]
    from mkdocs.commands.build import get_context

    context: TemplateContext = get_context(_state["nav"], _state["files"], config, page)
    return env.get_template("main.html").render(context)
