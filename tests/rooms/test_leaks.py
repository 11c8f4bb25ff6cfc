"""What in a draft gives a child away, and what only looks as if it did."""

from __future__ import annotations

from datetime import date

import pytest

from heed.anonymity import leaks
from heed.anonymity.labels import Entry, Labels

TABLE = Labels(
    (
        Entry("child", "Child W", ("Rosalind Thackray", "Rosie", "Rozzie")),
        Entry("mother", "Mother", ("Denise Thackray", "Dee")),
        Entry("father", "Father", ("Kasper Lindqvist",)),
        Entry("mgm", "MGM", ("Maureen Thackray",)),
        Entry("hv", "Health Visitor 1", ("Priya Ramaswamy",)),
    )
)
OWN = ("01632 960 400", "safeguarding@avonmere.example", "www.avonmerescp.example")


def found(text: str, **known: object) -> list[tuple[str, str]]:
    settings = {"own_contacts": OWN, "births": [date(2018, 10, 12)], "small_places": ["Nether Avon"]} | known
    return [(leak.kind, leak.found) for leak in leaks.find(text, TABLE, **settings)]  # type: ignore[arg-type]


# One sentence, and what in it gives somebody away.
PLANTED = [
    ("Then Rosie was seen at home.", "name", "Rosie"),
    ("The bag was Rozzie's.", "name", "Rozzie's"),
    ("Ms D. Thackray rang the practice.", "name", "Ms D. Thackray"),
    ("LINDQVIST was not spoken to.", "name", "LINDQVIST"),
    ("It was said that rosalind thackray cried.", "name", "rosalind thackray"),
    ("A note by P. Ramaswamy was lost.", "name", "P. Ramaswamy"),
    ("The worker met Thackary once.", "misspelt_name", "Thackary"),
    ("Ramaswami made the visit.", "misspelt_name", "Ramaswami"),
    ("Then Roslind was weighed.", "misspelt_name", "Roslind"),
    ("The note was signed D.T. and filed.", "initials", "D.T."),
    ("The record says KL was at home.", "initials", "KL"),
    ("She was seen by Dr P. who advised rest.", "initials", "Dr P."),
    ("A letter from Mrs Patel arrived.", "other_name", "Mrs Patel"),
    ("It was read by Dr A. Okafor that day.", "other_name", "Dr A. Okafor"),
    ("PC 1432 Hollis attended.", "other_name", "PC 1432 Hollis"),
    ("The social worker Jane Farrow visited.", "other_name", "Jane Farrow"),
    ("Her uncle Terry lived there too.", "other_name", "Terry"),
    ("A half-brother called Zion was at school.", "other_name", "Zion"),
    ("They stayed with Olivia for a week.", "other_name", "Olivia"),
    ("Grace Holloway looked after the baby.", "other_name", "Grace Holloway"),
    ("The child was born on 12 October 2018.", "date_of_birth", "12 October 2018"),
    ("Child W (d.o.b. 12/10/18) was known.", "date_of_birth", "12/10/18"),
    ("On 12.10.2018 the midwife rang.", "date_of_birth", "12.10.2018"),
    ("A bruise was seen on 4 March 2019.", "exact_date", "4 March 2019"),
    ("A bruise was seen on 2019-03-04.", "exact_date", "2019-03-04"),
    ("The visit of 4th March was cancelled.", "exact_date", "4th March"),
    ("At 14 weeks and 2 days old a mark was seen.", "exact_age", "14 weeks and 2 days old"),
    ("The baby was 17 days old.", "exact_age", "17 days old"),
    ("Born at 33+4 weeks, Child W was small.", "exact_age", "33+4 weeks"),
    ("The family moved to 14 Alder Close.", "address", "14 Alder Close"),
    ("They lived in Flat 3, 22 Quarry Hill then.", "address", "Flat 3, 22 Quarry Hill"),
    ("Neighbours in Tanner Street rang.", "address", "Tanner Street"),
    ("The home was at ZZ99 3AA.", "postcode", "ZZ99 3AA"),
    ("A sibling was at St Brannock's Primary School.", "school", "St Brannock's Primary School"),
    ("A place at Oakfield Academy was offered.", "school", "Oakfield Academy"),
    ("Taken to Fennimore General Hospital by car.", "hospital", "Fennimore General Hospital"),
    ("Registered with Millbrook Surgery.", "hospital", "Millbrook Surgery"),
    ("The family lived in Nether Avon.", "small_place", "Nether Avon"),
    ("The village of Little Corby is remote.", "small_place", "The village of Little Corby"),
    ("Mother could be reached on 07700 900123.", "phone", "07700 900123"),
    ("Her aunt, 01632 960 777, said so.", "phone", "01632 960 777"),
    ("He wrote from kl@mail.example that week.", "email", "kl@mail.example"),
    ("Her NHS number is 999 123 4560.", "nhs_number", "999 123 4560"),
    ("Filed under 9990000018 in error.", "nhs_number", "9990000018"),
    ("Crime reference 42/118837/19 was closed.", "case_number", "42/118837/19"),
    ("Case SN19C00341 was listed.", "case_number", "SN19C00341"),
    ("The designated doctor for Avonmere disagreed.", "only_holder", "designated doctor for Avonmere"),
    ("That day the head teacher said no.", "only_holder", "head teacher"),
    ("This followed Xmas Eve surgery.", "rare_detail", "Xmas Eve surgery"),
    ("The twins were born in October 2018.", "rare_detail", "twins were born in October 2018"),
    ("They were the only Latvian family in the village.", "rare_detail", "the only Latvian family in the village"),
    ("It was reported in the local press.", "rare_detail", "reported in the local press"),
    ("Father was a serving police officer.", "rare_detail", "serving police officer"),
    ("For advice ring the MASH on 0113 496 0999.", "other_contact", "0113 496 0999"),
    ("See www.otherplacelscb.example for the protocol.", "other_contact", "www.otherplacelscb.example"),
    ("Flat 2, Canal View was cold.", "address", "Flat 2, Canal View"),
    ("They were known across the ZZ99 area.", "postcode", "ZZ99"),
    ("It was seen again on the 3rd.", "exact_date", "the 3rd"),
    ("At 1 year, 2 months and 5 days it healed.", "exact_age", "1 year, 2 months and 5 days"),
    ("NI number QQ 12 34 56 C was written down.", "case_number", "QQ 12 34 56 C"),
    ("The named GP for safeguarding said so.", "only_holder", "named GP for safeguarding"),
    ("Mother, a nurse, knew the ward.", "rare_detail", "nurse"),
    ("It was in the Avonmere Gazette.", "rare_detail", "Avonmere Gazette"),
    ("Ms Begum's report came late.", "other_name", "Ms Begum"),
    ("Denis rang the school.", "misspelt_name", "Denis"),
    ("Baby W slept in the car seat.", "second_label", "Baby W"),
]

# Sentences a briefing is made of, in which nobody is given away.
HARMLESS = [
    "Child W lived with Mother and MGM; Health Visitor 1 saw Child W's bruise.",
    "Working Together 2018 and section 47 of the Children Act 1989 apply.",
    "Section 46 lets a police officer protect a child for 72 hours.",
    "In March 2019 the plan ended; by May it had been reviewed, and in the summer of 2019 too.",
    "Ring the Avonmere MASH on 01632 960400 or write to safeguarding@avonmere.example.",
    "More at www.avonmerescp.example/learning and in NICE guideline CG89.",
    "Published 12 June 2021. The survey closes on 30 September 2021.",
    "The Health Visitor, the Social Worker and the School Nurse met at the Initial Child Protection Conference.",
    "Speak to your designated nurse, your named doctor or your manager.",
    "A strategy discussion is held within 5 working days; the assessment within 45 working days.",
    "Children's Social Care and Wiltshire Police were told; the Primary School was not.",
    "The baby was six weeks old, moved at two weeks old and was seen again at 14 weeks.",
    "Will you ask? May I see the baby? Mark each entry. Hope is not a plan.",
    "The Victoria Climbié Inquiry and Gillick competence are explained in the training.",
    "Most referrals come from health; 62% were reviewed, 1,204 in all, against 998 the year before.",
    "The Multi-Agency Safeguarding Hub (MASH) and the Family Court are explained below.",
    "Early Help, Child in Need and Child Protection are different levels of the Threshold Document.",
    "Mother told the GP that she was tired. Father said he had work. Neither was asked again.",
    "The General Data Protection Regulation does not stop you. Royal College guidance says the same.",
    "Step 1: ask. Step 2: write down who said it. Step 3: tell the duty team the same day.",
    "Bruising in a baby who is not mobile is rare: report it, at any hour, on any day.",
    "Unit 3 of the course, page 12, covers Adult Mental Health and the Think Family approach.",
    "The Public Law Outline meeting was held; the Family Court made an Interim Care Order.",
    "Stepfather moved in when Sibling 1 was two; the baby slept in a Moses basket.",
    "The SENCO, the Virtual School and Early Years were told; attendance fell to 61% in Year 4.",
    "Lord Laming's report and the Munro review said as much.",
    "Stage 1 ends within 2 working days, stage 2 on the 5th working day.",
    "Call 999 in an emergency, 101 if not.",
    "What does this mean for me? Am I aware of the Escalation Policy?",
]


@pytest.mark.parametrize(("text", "kind", "words"), PLANTED)
def test_a_planted_leak_is_found_where_it_stands(text: str, kind: str, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_nothing_is_found_where_nobody_is_given_away(text: str) -> None:
    assert found(text) == []


def test_recall_and_false_finds_on_the_planted_table() -> None:
    """The floors below are what may be promised; the message prints what was measured."""
    caught = [words for text, kind, words in PLANTED if (kind, words) in found(text)]
    extra = [find for text, kind, words in PLANTED for find in found(text) if find != (kind, words)]
    false = [find for text in HARMLESS for find in found(text)]
    recall = len(caught) / len(PLANTED)
    measured = f"recall {recall:.0%} of {len(PLANTED)}; beside them {extra}; in {len(HARMLESS)} harmless {false}"
    assert recall >= 0.95, measured
    assert len(extra) <= 3, measured
    assert len(false) <= 1, measured


def test_a_draft_with_six_leaks_gives_six_finds_with_place_reason_and_remedy() -> None:
    text = (
        "Rosie, born 12 October 2018, lived in Nether Avon. A sister was at Oakfield Academy. "
        "Dr P. saw her after Xmas Eve surgery."
    )
    finds = leaks.find(text, TABLE, small_places=["Nether Avon"])
    assert [find.kind for find in finds] == [
        *("name", "date_of_birth", "small_place", "school", "initials", "rare_detail"),
    ]
    assert all(text[find.start : find.end] == find.found and find.say and find.reword for find in finds)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Child W was weighed. She had lost weight.", ["She"]),
        ("The baby had a bruise on his arm.", ["his"]),
        ("Mother said she was tired.", []),
        ("Father was asked what he knew.", []),
        ("Mother brought him in.", ["him"]),
        ("The social worker said she would ring.", []),
        ("Their son was two weeks old; a baby girl came later.", ["son", "baby girl"]),
        ("They were seen, and the child was well.", []),
    ],
)
def test_where_the_sex_is_withheld_words_that_tell_it_are_found(text: str, words: list[str]) -> None:
    assert [leak for kind, leak in found(text, withheld_sex=True) if kind == "pronoun"] == words
    assert found(text) == []


def test_dates_of_the_briefing_itself_may_stand() -> None:
    assert found("It was agreed on 4 March 2021.", own_dates=[date(2021, 3, 4)]) == []


def test_a_public_name_may_stand() -> None:
    assert found("as Olivia Bramble wrote", public_names=["Olivia Bramble"]) == []


def test_nhs_numbers_are_told_by_their_check_digit() -> None:
    assert found("reference total 999 123 4561 pounds") == []
