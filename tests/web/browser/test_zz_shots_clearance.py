from datetime import date, timedelta
import pytest
from django.utils import timezone
from fieldpost.web.activities.actions import save_activity
from fieldpost.web.activities.clearance.actions import decide, start_clearance, decide_by_link
from fieldpost.web.activities.clearance.models import *
from fieldpost.web.activities.clearance.reminders import remind
from fieldpost.web.missions.models import Letter
from fieldpost.web.missions.roles import Role
from fieldpost.domain import *
from ..conftest import a_record, fact, make_user
from .test_clearance import asked, the_link
from dataclasses import replace
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TEXT = "The Mission brought together 24 journalists and eight judges in Osh to agree how trials are reported.\nOver two days they compared the rules of the courts with those of the newsrooms, and drafted a guide of four pages that the Press Council is to publish in June."
def test_shots(asked, mission, people, at_work, window):
    now = timezone.now()
    make_user("marat.osmonov@karasu.example", mission, Role.EDITOR)
    rec = a_record("Judges and journalists agree how to report trials", texts={"en": fact(TEXT), "ru": fact("Судьи и журналисты")}, notes=fact("The chief judge was late."), people=(*a_record().people, fact(Person(name="A. Witness"))))
    acts = []
    for i, (t, d) in enumerate([("Judges and journalists agree how to report trials", 0), ("Visit to the water users of Kara-Kulja", 2), ("Round table on the new press law", 4), ("Farmers trained in saving water", 12)]):
        a = save_activity(replace(rec, titles={"en": fact(t), "ru": fact("Встреча")}), mission=mission, by=people[Role.CONTRIBUTOR], now=now)
        c = start_clearance(a, "en", by=people[Role.CONTRIBUTOR], publication_day=date.today()+timedelta(days=d), now=now)
        acts.append((a, c))
    a, c = acts[0]
    decide(c.current_steps.get(state="open"), Verdict.COMMENT, by=people[Role.EDITOR], seen=1, now=now, comment="Which court? Please name the judge who spoke.")
    a = save_activity(replace(rec, titles={"en": fact("Judges and reporters agree how to report on trials")}, period=fact(Period.days(date(2031,5,13))), texts={"en": fact(TEXT.replace("eight judges", "nine judges of the city court"))}), mission=mission, by=people[Role.CONTRIBUTOR], now=now, activity=a, version=1)
    decide(acts[2][1].current_steps.get(state="open"), Verdict.RETURN, by=people[Role.EDITOR], seen=1, now=now, comment="The law has another number.")
    ru = start_clearance(acts[1][0], "ru", by=people[Role.CONTRIBUTOR], publication_day=date.today()+timedelta(days=3), now=now)
    # link after comment & change
    link = ReviewLink.objects.latest("pk")
    decide_by_link(link, Verdict.COMMENT, name="Jana Novak", seen=1, now=now, comment="Was it not three days?")
    save_activity(a_record("Workshop on fair court reporting"), mission=mission, by=people[Role.CONTRIBUTOR], now=now, activity=asked.activity, version=1)
    decide(asked.current_steps.get(state="open"), Verdict.APPROVE, by=people[Role.EDITOR], seen=2, now=now)
    remind(now.replace(hour=9) + timedelta(days=1))
    for l in Letter.objects.all():
        open(f"/tmp/shots/letter-{l.purpose}-{l.pk}.html","w").write(l.html); open(f"/tmp/shots/letter-{l.purpose}-{l.pk}.txt","w").write(l.subject+"\n"+l.to+"\n\n"+l.text)
    steps = "&".join(f"step={s.pk}" for s in Step.objects.filter(state="open", role="editor"))
    pages = {"waiting": ("/newsroom/clearance/", Role.EDITOR), "clearance": (f"/newsroom/clearance/{c.pk}/", Role.EDITOR), "returned": (f"/newsroom/clearance/{acts[2][1].pk}/", Role.CONTRIBUTOR), "together": (f"/newsroom/clearance/together/?{steps}", Role.EDITOR), "submit": (f"/newsroom/clearance/activities/{acts[0][0].pk}/", Role.CONTRIBUTOR), "chains": ("/newsroom/mission/chains/", Role.ADMINISTRATOR), "chain": (f"/newsroom/mission/chains/{Chain.objects.get().pk}/", Role.ADMINISTRATOR)}
    path = the_link()
    import glob
    for width, dark in ((390, False), (768, True), (1440, False)):
        for name, (p, role) in pages.items():
            page = at_work(role, width=width, dark=dark); page.goto(p); page.screenshot(path=f"/tmp/shots/{name}-{width}.png", full_page=True); page.context.close()
        page = window(width=width, dark=dark); page.goto(path); page.screenshot(path=f"/tmp/shots/review-{width}.png", full_page=True)
        page.get_by_label("Return with").check(); page.get_by_label("Comment", exact=True).fill("Three days."); page.get_by_role("button", name="Go on").click(); page.screenshot(path=f"/tmp/shots/confirm-{width}.png", full_page=True)
        page.context.close()
    page = window(width=600)
    for f in glob.glob("/tmp/shots/letter-*.html"):
        page.goto("file://"+f); page.screenshot(path=f.replace(".html",".png"), full_page=True)
