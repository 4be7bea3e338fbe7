"""Notes follow what reviewers decided; the summaries stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from summarizer.brief import build_brief
from summarizer.brief.forms.html import render_html
from summarizer.brief.forms.markdown import render_markdown
from summarizer.models.brief import Brief
from summarizer.models.summary import Outcome, Reviewed
from summarizer.models.verified import Checks, Finding, VerifiedSummary
from summarizer.review.follow import Followed, follow_reviews
from tests.review.helpers import TEXTS, Reviewing, ferry, grain, harbour

Open = Callable[..., Reviewing]
HULE = {"holder": "Tomas Hule", "on_behalf_of": "Norland"}


def followed(folder: Path, *summaries: VerifiedSummary) -> tuple[list[VerifiedSummary], Followed]:
    return follow_reviews(summaries or (ferry(), grain(), harbour()), [folder, folder])


def note(folder: Path) -> tuple[Brief, str]:
    made = build_brief(followed(folder)[0], sources=TEXTS)
    return made, render_markdown(made, TEXTS)


def test_rejected_items_vanish_and_are_counted(folder: Path, reviewing: Open) -> None:
    before = (folder / "summaries.jsonl").read_bytes()
    one = reviewing()
    one.decide(0, 0, "reject")
    one.decide(0, 3, "reject")
    one.decide(1, 1, "reject")
    made, told = followed(folder)
    assert made[0].conversations == made[0].disputed_claims == ()
    assert [p.topic for p in made[1].positions] == ["exports"]
    assert told.told() == "Follows the review by ada: items 3 rejected, 0 corrected, 0 added."
    _, markdown = note(folder)
    assert "tariff" not in markdown.partition("## Findings")[0]
    assert "Left out, rejected by a person: 1 conversation and 1 disputed claim." in markdown
    assert (folder / "summaries.jsonl").read_bytes() == before


def test_a_corrected_position_is_shown_as_corrected_by_a_person(
    folder: Path, reviewing: Open
) -> None:
    reviewing().decide(0, 2, "correct", **HULE)
    brief, markdown = note(folder)
    (line,) = [
        line
        for line in markdown.partition("\n### Positions")[2].partition("\n### ")[0].splitlines()
        if "inspectors" in line
    ]
    assert "Hule" in line
    assert "*(corrected by a person)*" in line
    assert "Corrected by a person (ada)" in markdown
    assert "“Tomas Hule” instead of “Alda Verin”" in markdown
    assert "(corrected by a person)" in render_html(brief, TEXTS)
    changed = [p for s in brief.stories for p in s.positions if p.reviewed]
    assert [(p.position.holder, p.reviewed) for p in changed] == [
        ("Tomas Hule", Reviewed.CORRECTED)
    ]


def test_a_corrected_conversation_and_claim_are_shown_so(folder: Path, reviewing: Open) -> None:
    one = reviewing()
    one.decide(0, 0, "correct", medium="video")
    one.decide(0, 3, "correct", asserted_by="the ministry")
    brief, markdown = note(folder)
    assert markdown.count("*(corrected by a person)*") >= 2
    (event,) = [e for s in brief.stories for e in s.events]
    assert event.conversations[0].reviewed is Reviewed.CORRECTED
    (claim,) = [d for s in brief.stories for d in s.disputed_claims]
    assert (claim.claim.asserted_by, claim.reviewed) == ("the ministry", Reviewed.CORRECTED)


def test_outcomes_that_were_corrected_are_those_of_the_note(folder: Path, reviewing: Open) -> None:
    talk = ferry().conversations[0]
    told = ("The ferry line opens in June.", "Inspectors are sent.")
    outcomes = tuple(Outcome(text=text, quotes=talk.quotes) for text in told)
    talk = talk.model_copy(update={"outcomes": outcomes, "topics": ("ferries",)})
    findings = tuple(
        Finding(code="unsupported", path=f"conversations[0].outcomes[{n}].text", message=f"Of {n}.")
        for n in (0, 1)
    )
    changed = ferry().model_copy(
        update={"conversations": (talk,), "checks": Checks(findings=findings)}
    )
    (folder / "summaries.jsonl").write_text(changed.model_dump_json(by_alias=True) + "\n", "utf-8")
    reviewing().decide(0, 0, "correct", outcomes=["Inspectors are sent."], topics=["inspections"])
    (made, *_), _ = followed(folder, changed)
    (after,) = made.conversations
    assert [one.text for one in after.outcomes] == ["Inspectors are sent."]
    assert after.topics == ("inspections",)
    assert after.reviewed is Reviewed.CORRECTED
    said = {one.message: one.path for one in made.checks.findings}
    assert said["Of 1."] == "conversations[0].outcomes[0].text"
    assert "Of 0." not in said
    assert any("outcomes “Inspectors are sent.” instead of" in message for message in said)
    markdown = render_markdown(build_brief([made], sources=TEXTS), TEXTS)
    assert "Inspectors are sent" in markdown or "inspectors" in markdown
    assert "opens in June" not in markdown.partition("## Findings")[0]


def test_an_added_position_stands_in_the_note(folder: Path, reviewing: Open) -> None:
    fields = {"holder": "Alda Verin", "stance": "concerned", "topic": "harbour fees"}
    reviewing().add(0, "warned that the harbour fees would rise in autumn", **fields)
    brief, markdown = note(folder)
    assert "the harbour fees would rise in autumn" in markdown.partition("## Findings")[0]
    assert "*(added by a person)*" in markdown
    assert "Added by a person (ada)." in markdown
    added = [p for s in brief.stories for p in s.positions if p.reviewed is Reviewed.ADDED]
    assert [q.verdict for p in added for q in p.position.quotes] == ["exact"]


def test_what_was_accepted_or_not_looked_at_stays_as_it_is(folder: Path, reviewing: Open) -> None:
    one = reviewing()
    one.accept_all(0)
    made, told = followed(folder)
    assert made == [ferry(), grain(), harbour()]
    assert "0 rejected, 0 corrected, 0 added" in told.told()


def test_without_decisions_nothing_is_said(folder: Path) -> None:
    made, told = followed(folder)
    assert (made, told.told()) == ([ferry(), grain(), harbour()], "")


def test_where_reviewers_differ_the_item_stays_and_a_finding_says_so(
    folder: Path, reviewing: Open
) -> None:
    ada, bo = reviewing("ada"), reviewing("bo")
    ada.decide(1, 0, "reject")
    bo.decide(1, 0, "accept")
    ada.decide(1, 1, "correct", stance="concerned")
    bo.decide(1, 1, "correct", stance="criticises")
    made, told = followed(folder)
    assert made[1].positions == grain().positions
    assert "2 on which they differ" in told.told()
    found = [(f.code, f.path) for f in made[1].checks.findings]
    assert found == [("review_differs", "positions[0]"), ("review_differs", "positions[1]")]


def test_where_reviewers_agree_their_correction_counts(folder: Path, reviewing: Open) -> None:
    for who in ("ada", "bo"):
        reviewing(who).decide(1, 1, "correct", stance="criticises")
    made, _ = followed(folder)
    assert made[1].positions[1].stance == "criticises"


def test_findings_move_with_their_items_and_go_with_them(folder: Path, reviewing: Open) -> None:
    one = reviewing()
    one.decide(0, 1, "reject")
    checks = Checks(
        findings=(
            Finding(code="a", path="positions[0].quotes[0]", message="About what is gone."),
            Finding(code="b", path="positions[1].quotes[0]", message="About what is left."),
            Finding(code="c", path="document.text[3:9]", message="About the text."),
        )
    )
    made, _ = followed(folder, ferry().model_copy(update={"checks": checks}))
    found = {f.code: f.path for f in made[0].checks.findings}
    assert found == {
        "b": "positions[0].quotes[0]",
        "c": "document.text[3:9]",
        "rejected_by_person": "document",
    }


def test_a_decision_that_was_undone_has_no_effect(folder: Path, reviewing: Open) -> None:
    one = reviewing()
    one.decide(0, 1, "reject")
    one.undo()
    assert followed(folder)[0][0] == ferry()
