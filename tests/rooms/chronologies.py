"""Chronologies that a machine invents: any text, any moment, any attribute that an event may have."""

from datetime import datetime, timedelta

from hypothesis import strategies as st

from heed.chronology import as_written
from heed.chronology.events import Chronology, Coverage, Event, in_order
from heed.chronology.people import Person, Relationship, Stay
from heed.chronology.when import LATEST, OPEN, Moment, before, day, minute, month, relative

WORDS = st.text(st.characters(codec="utf-8"), max_size=20)
# An identifier is taken without the white space around it, so none is given any.
NAMES = st.text("abcXYZ-_.12'=@é ", min_size=1, max_size=8).map(str.strip).filter(bool)
DAYS = st.datetimes(datetime(1950, 1, 1), datetime(2049, 1, 1)).map(lambda at: at.replace(microsecond=0))
WRITTEN = st.sampled_from(
    ["?14 Feb 2016", "about June 2016", "22.05/16", "w/c 5 Nov 2018", "before 3/2/15", "birth+14d"]
)

MOMENTS = st.one_of(
    WRITTEN.map(as_written.read),
    DAYS.map(lambda at: day(at.year, at.month, at.day)),
    DAYS.map(lambda at: minute(at, uncertain=True)),
    DAYS.map(lambda at: month(at.year, at.month, "in that month")),
    DAYS.map(lambda at: before(at.replace(second=0))),
    st.builds(lambda at, width: Moment(at, at + timedelta(seconds=width)), DAYS, st.integers(1, 10**8)),
    st.builds(lambda first, width: relative("birth", first, first + width), st.integers(-300, 900), st.integers(0, 40)),
    WORDS.map(lambda text: Moment(OPEN.at, OPEN.upto, text)),
)
PERIODS = st.one_of(
    st.just(OPEN),
    st.builds(
        lambda at, days: Moment(at.replace(hour=0, minute=0, second=0), at.replace(hour=0, minute=0, second=0) + days),
        DAYS,
        st.integers(1, 5000).map(lambda number: timedelta(days=number)),
    ),
    DAYS.map(lambda at: Moment(at.replace(second=0), LATEST)),
    st.integers(0, 90).map(lambda first: relative("birth", first, first + 30)),
)
KINDS = st.sampled_from(["entry", "birth", "injury.seen.bruise", "plan.started.child_protection", "referral.made"])
RESERVED = {"as_written.at", "uncertain", "clock", "position"}
ATTRIBUTES = st.dictionaries(WORDS.filter(lambda key: key and key not in RESERVED), WORDS, max_size=3)
EVENTS = st.builds(
    Event,
    case=st.sampled_from(["", "K", "S"]) | NAMES,
    when=MOMENTS,
    kind=KINDS,
    about=st.sampled_from(["child", "mother", "sibling.1"]),
    agency=st.just("") | NAMES,
    known=st.none() | DAYS,
    source=NAMES,
    attrs=ATTRIBUTES,
    text=WORDS,
)
PEOPLE = st.builds(
    Person,
    id=NAMES,
    role=NAMES,
    case=st.sampled_from(["", "K"]),
    born=st.none() | WRITTEN.map(as_written.read),
    sex=st.sampled_from(["", "female"]),
    died=st.none() | WRITTEN.map(as_written.read),
    stays=st.lists(st.builds(Stay, NAMES, PERIODS), max_size=2).map(tuple),
    aliases=st.lists(NAMES, max_size=2).map(tuple),
)
CHRONOLOGIES = st.builds(
    Chronology,
    events=st.lists(EVENTS, min_size=1, max_size=6).map(in_order),
    coverage=st.lists(st.builds(Coverage, NAMES, PERIODS, st.just("K"), st.just(("plan", "birth"))), max_size=2).map(
        tuple
    ),
    people=st.lists(PEOPLE, max_size=2, unique_by=lambda person: (person.case, person.id)).map(tuple),
    relationships=st.lists(
        st.builds(Relationship, st.just("parent"), NAMES, NAMES, PERIODS, st.just("K")), max_size=2
    ).map(tuple),
    reference=st.none() | DAYS,
    nation=st.sampled_from(["england", "scotland"]),
)
