"""Clearing an activity, language by language: submitting, deciding, withdrawing."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ...accounts.models import User
from ...missions import audit
from ..difference import differences
from ..models import Activity
from ..wording import language_name
from .chains import chain_for, lay_out_steps
from .content import as_json, has_words, said_in, shown_now
from .errors import ChangedError, ClearanceError, DecidedError, NotTheirsError
from .letters import queue_answer_letter
from .links import end_links, send_link
from .models import Clearance, ClearanceState, Decision, ReviewLink, Step, StepState, Verdict
from .progress import mirror, settle

IS_FINAL = frozenset({Verdict.APPROVE, Verdict.RETURN})


@transaction.atomic
def start_clearance(activity: Activity, language: str, *, by: User, publication_day: date, now: datetime) -> Clearance:
    """Submit ``activity`` in ``language`` to be published on ``publication_day``; what was returned, to who returned it.

    Raises:
        ClearanceError: it has no public words in that language, is in clearance or cleared, or the day has passed.
    """
    activity = _locked(activity)
    if publication_day < now.astimezone(ZoneInfo(activity.mission.time_zone)).date():
        raise ClearanceError(
            _("%(day)s has passed; choose a publication day from today on.")
            % {"day": date_format(publication_day, "DATE_FORMAT")}
        )
    if not has_words(shown_now(activity, language), language):
        raise ClearanceError(
            _("“%(title)s” has no public title or text in %(language)s; write one first, or choose another language.")
            % {"title": activity.heading, "language": language_name(language)}
        )
    clearance = Clearance.objects.filter(activity=activity, language=language).first()
    if clearance is not None and clearance.state == ClearanceState.RETURNED:
        return resubmit(clearance, by=by, now=now)
    if clearance is not None and clearance.state != ClearanceState.WITHDRAWN:
        raise ClearanceError(
            _("“%(title)s” in %(language)s is already: %(state)s.")
            % {
                "title": activity.heading,
                "language": language_name(language),
                "state": ClearanceState(clearance.state).label,
            }
        )
    clearance = clearance or Clearance(activity=activity, language=language)
    clearance.activity = activity
    chain = chain_for(activity, language)
    clearance.state = ClearanceState.WAITING
    clearance.round += 1
    clearance.chain_name, clearance.allows_own = chain.name, chain.allows_own
    clearance.publication_day, clearance.started_by, clearance.changed_at = publication_day, by, now
    clearance.save()
    lay_out_steps(clearance, chain)
    _record("clearance-started", clearance, by=by, now=now, publication_day=str(publication_day), chain=chain.name)
    settle(clearance, by=by, now=now)
    return clearance


@transaction.atomic
def resubmit(clearance: Clearance, *, by: User, now: datetime) -> Clearance:
    """Give what was returned back to who returned it, with what changed since.

    Raises:
        ClearanceError: it is not returned.
    """
    clearance = _locked_clearance(clearance)
    returned = clearance.current_steps.filter(state=StepState.RETURNED).first()
    if clearance.state != ClearanceState.RETURNED or returned is None:
        raise ClearanceError(_("“%(title)s” was not returned.") % {"title": clearance.activity.heading})
    returned.state = StepState.LATER
    returned.save(update_fields=["state"])
    _record("clearance-resubmitted", clearance, by=by, now=now, step=returned.name)
    settle(clearance, by=by, now=now, first=returned)
    return clearance


@transaction.atomic
def withdraw(clearance: Clearance, *, by: User, now: datetime) -> Clearance:
    """Take an activity out of clearance: nobody is asked any longer, and nothing of it may be published.

    Raises:
        ClearanceError: it is withdrawn already.
    """
    clearance = _locked_clearance(clearance)
    if clearance.state == ClearanceState.WITHDRAWN and clearance.cleared_version is None:
        raise ClearanceError(_("“%(title)s” was withdrawn already.") % {"title": clearance.activity.heading})
    for step in clearance.current_steps.filter(state=StepState.OPEN):
        step.state = StepState.LATER
        step.save(update_fields=["state"])
        end_links(step, now=now)
    clearance.state, clearance.changed_at = ClearanceState.WITHDRAWN, now
    clearance.cleared_version = clearance.cleared_at = None
    clearance.save()
    _record("clearance-withdrawn", clearance, by=by, now=now)
    mirror(clearance.activity, now=now)
    return clearance


@transaction.atomic
def decide(step: Step, verdict: Verdict, *, by: User, seen: int, now: datetime, comment: str = "") -> Decision:
    """Say ``verdict`` about the version ``seen``.

    Raises:
        NotTheirsError: the step is not theirs to decide.
        DecidedError: somebody else decided meanwhile, or it was withdrawn.
        ChangedError: what readers are told was changed after it was shown.
        ClearanceError: a return or comment needs words.
    """
    step = _locked_step(step)
    mission = step.clearance.activity.mission
    if not Step.objects.filter(pk=step.pk).for_person(by, mission).exists():
        raise NotTheirsError(_("The step “%(step)s” is not yours to decide.") % {"step": step.name})
    return _decide(step, verdict, by=by, by_name=str(by), seen=seen, comment=comment, now=now)


@transaction.atomic
def decide_by_link(
    link: ReviewLink, verdict: Verdict, *, name: str, seen: int, now: datetime, comment: str = ""
) -> Decision:
    """Say ``verdict`` by the link of a letter, which holds no longer then; after a comment it still does.

    Raises:
        DecidedError: the link was used, replaced or has expired, or the step is no longer open.
        ChangedError: what readers are told was changed after it was shown.
        ClearanceError: no name was typed, or a return or comment needs words.
    """
    step = _locked_step(link.step)
    link = ReviewLink.objects.select_for_update().get(pk=link.pk)
    if link.used_at or link.replaced_at or link.expires_at <= now:
        raise DecidedError(_("This link holds no longer."))
    if not name.strip():
        raise ClearanceError(_("Type your name, so that the mission knows who decided."))
    by_name = f"{' '.join(name.split())[:150]} <{step.outside_email}>"
    decision = _decide(step, verdict, by=None, by_name=by_name, seen=seen, comment=comment, now=now)
    if verdict in IS_FINAL:
        link.used_at, link.decision = now, decision
        link.save(update_fields=["used_at", "decision"])
    return decision


@transaction.atomic
def send_link_again(step: Step, *, by: User, now: datetime) -> None:
    """Send somebody without an account a new letter; the link of the one before holds no longer.

    Raises:
        DecidedError: the step is not open.
        ClearanceError: it is decided by people with accounts.
    """
    step = _locked_step(step)
    _check_open(step)
    if not step.is_outside:
        raise ClearanceError(_("“%(step)s” is decided in the newsroom.") % {"step": step.name})
    _record("review-link-asked", step.clearance, by=by, now=now, step=step.name)
    send_link(step, now=now, again=True)


@transaction.atomic
def clear_as_published(activity: Activity, language: str, *, by: User, now: datetime) -> Clearance:
    """Take what a bulletin published long ago as cleared by that, as it stands now; once more changes nothing.

    Raises:
        ClearanceError: it has no public words in that language, or is in clearance.
    """
    activity = _locked(activity)
    clearance = Clearance.objects.filter(activity=activity, language=language).first()
    if clearance is not None and clearance.state == ClearanceState.CLEARED:
        return clearance
    if clearance is not None and clearance.state != ClearanceState.WITHDRAWN:
        raise ClearanceError(_("“%(title)s” is in clearance; decide or withdraw it.") % {"title": activity.heading})
    if not has_words(shown_now(activity, language), language):
        raise ClearanceError(
            _("“%(title)s” has no public title or text in %(language)s.")
            % {"title": activity.heading, "language": language_name(language)}
        )
    clearance = clearance or Clearance(activity=activity, language=language)
    clearance.activity = activity
    clearance.state, clearance.round, clearance.chain_name = ClearanceState.CLEARED, clearance.round + 1, ""
    clearance.cleared_version = activity.versions.get(number=activity.version)
    clearance.cleared_at = clearance.changed_at = now
    clearance.started_by = by
    clearance.save()
    _record("cleared-as-published", clearance, by=by, now=now, version=activity.version)
    mirror(activity, now=now)
    return clearance


def _decide(
    step: Step, verdict: Verdict, *, by: User | None, by_name: str, seen: int, comment: str, now: datetime
) -> Decision:
    clearance = step.clearance
    activity = clearance.activity
    _check_open(step)
    comment = comment.strip()
    if not comment and verdict != Verdict.APPROVE:
        raise ClearanceError(_("Write what is to be changed, or what you want to say."))
    shown = shown_now(activity, clearance.language)
    if seen != activity.version:
        was = activity.versions.filter(number=seen).first()
        if was is None or differences(said_in(was.value, clearance.language, activity.mission), shown):
            raise ChangedError(_("“%(title)s” was changed while you read it.") % {"title": activity.heading})
    if verdict == Verdict.APPROVE and not has_words(shown, clearance.language):
        raise ClearanceError(
            _("“%(title)s” no longer has public words in this language; return it with a comment.")
            % {"title": activity.heading}
        )
    decision = Decision.objects.create(
        step=step,
        version=activity.versions.get(number=activity.version),
        shown=as_json(shown),
        verdict=verdict,
        comment=comment[:5_000],
        by=by,
        by_name=by_name[:300],
        by_link=by is None,
        at=now,
    )
    actor: User | str = by if by is not None else f"{by_name} by link"
    said = {Verdict.APPROVE: "step-approved", Verdict.RETURN: "step-returned", Verdict.COMMENT: "step-commented"}
    _record(
        said[verdict], clearance, by=actor, now=now, step=step.name, version=activity.version, comment=comment[:500]
    )
    if verdict in IS_FINAL:
        step.state = StepState.RETURNED if verdict == Verdict.RETURN else StepState.APPROVED
        step.approval = None if verdict == Verdict.RETURN else decision
        step.save(update_fields=["state", "approval"])
        settle(clearance, by=actor, now=now)
    if verdict != Verdict.APPROVE:
        _tell_who_wrote(decision, now=now)
    return decision


def _tell_who_wrote(decision: Decision, *, now: datetime) -> None:
    clearance = decision.step.clearance
    wrote = {clearance.started_by, clearance.activity.recorded_by} - {None, decision.by}
    for user in wrote:
        if user is not None and user.is_active:
            queue_answer_letter(decision, user, now=now)


def _check_open(step: Step) -> None:
    if step.state == StepState.OPEN and step.clearance.state == ClearanceState.WAITING:
        return
    last = step.decisions.exclude(verdict=Verdict.COMMENT).last()
    if last is None or step.state not in (StepState.APPROVED, StepState.RETURNED):
        raise DecidedError(
            _("The step “%(step)s” of “%(title)s” is not open: %(state)s.")
            % {"step": step.name, "title": step.clearance.activity.heading, "state": step.clearance.get_state_display()}
        )
    raise DecidedError(
        _("%(who)s has decided meanwhile, on %(when)s: %(what)s.")
        % {
            "who": last.by_name,
            "when": date_format(timezone.localtime(last.at), "DATETIME_FORMAT"),
            "what": StepState(step.state).label,
        }
    )


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).select_related("mission__site").get(pk=activity.pk)


def _locked_clearance(clearance: Clearance) -> Clearance:
    """Return it as it stands, its activity locked: whoever saves or decides waits."""
    activity = _locked(Activity(pk=clearance.activity_id))
    clearance = Clearance.objects.get(pk=clearance.pk)
    clearance.activity = activity
    return clearance


def _locked_step(step: Step) -> Step:
    clearance = _locked_clearance(step.clearance)
    step = Step.objects.get(pk=step.pk)
    step.clearance = clearance
    return step


def _record(what: str, clearance: Clearance, *, by: User | str, now: datetime, **detail: object) -> None:
    audit.record(
        what,
        mission=clearance.activity.mission,
        by=by,
        now=now,
        subject=clearance.activity,
        language=clearance.language,
        **detail,
    )
