"""The text in parts: what stands before the domains, then each domain, on pages of its own."""

from collections.abc import Callable, Iterator

from zjhk_desktop.briefing.dividers import divider
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.sides import blank
from zjhk_desktop.domain.memorandum import Section, SectionKind


def part_pages(
    job: Job, options: BriefingOptions, set_pages: Callable[[Job], list[Page]]
) -> list[Page]:
    """Return the pages of a text, a divider before each domain."""
    parts = list(_parts(job))
    counted = options.layout is not Layout.CLEAN
    pages: list[Page] = []
    for index, part in enumerate(parts):
        opening = part[0]
        divided = opening.kind is SectionKind.DOMAIN
        if divided:
            pages += own_leaf(job, divider(job, opening, counted=counted))
        job.watcher.share(index / len(parts), (index + 1) / len(parts))
        own = set_pages(job.part(part))
        if divided:
            for page in own:
                # The outline, and links, lead to the divider.
                page.bookmarks[:] = [each for each in page.bookmarks if each.section != opening.id]
        pages += own
    return pages


def own_leaf(job: Job, page: Page) -> list[Page]:
    """Return a page that has its sheet to itself where both sides are printed, blank ones about.

    It then stands at the right, with nothing on its back.
    """
    if not job.duplex:
        job.watcher.page(page)
        return [page]
    before = [blank(page)] if job.watcher.following % 2 == 0 else []
    job.watcher.skip(len(before))
    job.watcher.page(page)
    job.watcher.skip(1)
    return [*before, page, blank(page)]


def _parts(job: Job) -> Iterator[list[Section]]:
    part: list[Section] = []
    for section in job.selection.sections:
        if section.kind is SectionKind.DOMAIN and part:
            yield part
            part = []
        part.append(section)
    yield part
