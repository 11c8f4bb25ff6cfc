"""Five fictional publications of other boards, as people type them, each labelled by hand."""

from __future__ import annotations

from tests.rooms.lessons_fictional import Labelled

FOUND = (
    "Wren was not brought to nine of fourteen appointments. Each clinic closed her case and wrote to the GP. No one "
    "put the letters together.",
    'A child cannot bring themselves to a clinic. Services should record "was not brought" and ask why.',
    "An aunt interpreted at six visits. Mother later told the review that she could not speak freely.",
    "An independent interpreter is needed whenever harm may be discussed.",
)
FOUND_WELL = ("The nursery nurse kept a diary of what Wren said and shared it with the health visitor.",)
FOUND_RECOMMENDED = (
    "The Integrated Care Board should require every clinic to use a was-not-brought policy.",
    "Brackenshire Council should commission interpreters who can come at a day's notice.",
)
FOUND_ASKED = (
    "Who speaks for this child when the parent cannot?",
    "When was the last time an interpreter was offered?",
)


def executive_summary() -> Labelled:
    """Brackenshire: typed prose, numbered headings, findings whose lesson and recommendation run on in the line."""
    text = f"""Brackenshire Safeguarding Children Partnership

Local Child Safeguarding Practice Review - Executive Summary

Child Wren

Published: 12 October 2022

1. Introduction

This review was commissioned by the Brackenshire Safeguarding Children Partnership in July 2021
after Wren, aged 3, was admitted to hospital with burns.

2. Family background

Wren lived with her mother and two brothers. Mother had come to the county in 2018 and knew nobody there.

3. Findings and learning

Finding 1: Appointments that were not kept were recorded as the family's choice

{FOUND[0]}

Learning: {FOUND[1]}

Recommendation 1: {FOUND_RECOMMENDED[0]}

Finding 2: The interpreter was a member of the family

{FOUND[2]}

Learning: {FOUND[3]}

Recommendation 2: {FOUND_RECOMMENDED[1]}

4. Good practice

{FOUND_WELL[0]}

5. Questions for supervision

{FOUND_ASKED[0]}

{FOUND_ASKED[1]}

6. Next steps

The Partnership will publish an action plan in December 2022.
"""
    return Labelled(
        "brackenshire-summary.txt",
        text.encode(),
        "full_review",
        "report",
        "Brackenshire Safeguarding Children Partnership",
        FOUND + FOUND_WELL,
        FOUND_RECOMMENDED,
        FOUND_ASKED,
        FOUND_WELL,
    )


BOLD = (
    "Waiting is not being safe. Finn's risk was assessed once, at referral, and not again while he waited.",
    "Self-harm in a group of friends needs a shared plan. Three schools knew of it separately.",
    "Parents want to help. Finn's parents were not told what to look for.",
    "Ask about suicide directly; asking does not plant the idea.",
    "Agree who rings the young person each week.",
)
BOLD_ASKED = ("What would you do if you heard of it in your school?",)


def page_in_bold() -> Labelled:
    """Larkfield: a web page whose headings are words in bold."""
    told = [f"<p><strong>{head}.</strong> {rest}</p>" for head, rest in (each.split(". ", 1) for each in BOLD[:3])]
    told[1] = told[1].replace("</p>", f" {BOLD_ASKED[0]}</p>")
    text = f"""<html><body><main><h1>Learning from Practice: Finn</h1>
    <p><strong>What happened?</strong><br>Finn, 16, took his own life in March 2020. He had waited seven months.</p>
    <p><strong>Key messages</strong></p>{"".join(told)}
    <h2>What you can do</h2><ul><li>{BOLD[3]}</li><li>{BOLD[4]}</li></ul>
    <h2>Support</h2><p>Helpline: 0808 157 0112</p><p>Larkfield Safeguarding Children Partnership, May 2021</p>
    </main></body></html>"""
    return Labelled(
        "larkfield-page.html",
        text.encode(),
        "learning_brief",
        "page",
        "Larkfield Safeguarding Children Partnership",
        BOLD,
        questions=BOLD_ASKED,
    )


BULLETIN = (
    "The new partner was mentioned in four records and checked in none.",
    "Information about his convictions was requested by telephone and refused; the request was not escalated.",
    "Good practice was seen at the nursery, where a body map was completed the same morning.",
    "ask at every contact who is new in the household",
    "record the full name and date of birth of each adult",
    "share what they learn the same day",
)
BULLETIN_ASKED = ("Think of a family you know. Could you name every adult in the home?",)


def bulletin() -> Labelled:
    """Fernley: a typed bulletin, lines broken by hand, a list that its first line leads into."""
    text = f"""LEARNING BULLETIN                                   Issue 4, Spring 2019

FERNLEY LOCAL SAFEGUARDING CHILDREN BOARD

Case of Child T

Background to the case
Child T was two when she was found with cigarette burns. Her mother's new
partner had moved in three weeks earlier. He was known to the police in
another force area for assaults on a former partner and her son.

Key learning points

1) {BULLETIN[0]}

2) Information about his convictions was requested by telephone and refused;
the request was not escalated.

3) Good practice was seen at the nursery, where a body map was completed
the same morning.

Practitioners should:

   • {BULLETIN[3]}
   • {BULLETIN[4]}
   • {BULLETIN[5]}

Reflection
{BULLETIN_ASKED[0]}

What are we doing about it?
Police and children's services have agreed a process for sharing convictions
across borders. A multi-agency audit will take place in the autumn.

For advice contact the LSCB office on 01632 960455.
"""
    return Labelled(
        "fernley-bulletin.txt",
        text.encode(),
        "learning_brief",
        "other",
        "Fernley Local Safeguarding Children Board",
        BULLETIN,
        questions=BULLETIN_ASKED,
        praised=BULLETIN[2:3],
    )


THEMED = (
    "Officers recorded that children were present but did not speak to them. The school only heard of two of the seven "
    "incidents.",
    "Speak to every child in the house, and write down what they said.",
    "Operation Encompass notices must reach the school before the first lesson.",
    "Agencies closed their cases when the father moved out. The risk was at its highest in the months after.",
    "Treat separation as a time of higher risk.",
    "Ask about contact arrangements every time.",
)
THEMED_WELL = ("The family support worker stayed involved for eighteen months and was trusted by all three children.",)
THEMED_ASKED = (
    "When did you last ask a child about what happens at home when adults argue?",
    "Who in your team would know what Operation Encompass is?",
)


def themes_in_bold() -> Labelled:
    """Harrowgate and Dale: Markdown, themes in bold, a plan of action that recommends nothing."""
    text = f"""# Learning Briefing

**Harrowgate and Dale Safeguarding Partnership** | Adult S and her children | February 2021

## Why did we do this review?

Three children were at home when their mother was killed by her former husband. The Community Safety Partnership led a
Domestic Homicide Review and asked us to look at what agencies knew about the children.

## The children's story

Leila, Omar and Sami were 12, 9 and 4. Police came to the house seven times in two years. Each time the children were
upstairs and each time the form said "children safe and well".

## What can we learn?

**Theme 1 - Children are victims too**

{THEMED[0]}

* {THEMED[1]}
* {THEMED[2]}

**Theme 2 - Separation is not safety**

{THEMED[3]}

* {THEMED[4]}
* {THEMED[5]}

## What did agencies do well?

{THEMED_WELL[0]}

## What will change?

| Action | Who | When |
|---|---|---|
| Police will audit thirty records a month for the voice of the child | West Dale Police | From April 2021 |
| A separation checklist will be added to the referral form | Children's Services | June 2021 |

## Pause and think

- {THEMED_ASKED[0]}
- {THEMED_ASKED[1]}

## Need help?

National Domestic Abuse Helpline: 0808 157 0113
"""
    return Labelled(
        "harrowgate-briefing.md",
        text.encode(),
        "learning_brief",
        "other",
        "Harrowgate and Dale Safeguarding Partnership",
        THEMED + THEMED_WELL,
        questions=THEMED_ASKED,
        praised=THEMED_WELL,
    )


LETTERED = (
    "medical symptoms were treated one by one, without anyone asking what could explain them all;",
    "a conviction more than twenty years old had dropped out of sight;",
    "the dinner lady did exactly what she had been trained to do, listening without asking leading questions;",
    "the strategy meeting took place without health.",
    "Repeated physical complaints with no cause should lead to a conversation with the safeguarding lead.",
    "A conviction for a sexual offence against a child does not expire. Practitioners must consider every adult with "
    "access to a child.",
    "Health must be invited to every strategy meeting, and the meeting should not go ahead without them.",
)
LETTERED_ASKED = (
    "Ask yourself: could I explain to a colleague how to respond to a child's disclosure? Would I know who to tell?",
)
LETTERED_RECOMMENDED = (
    "Ellenshire Probation and children's services to agree how historical convictions are shared when a new child "
    "joins the household.",
    "The Designated Doctor to issue guidance on unexplained symptoms to all paediatric clinics.",
    "For the Partnership to repeat the audit of strategy meetings and report to its executive in March 2025.",
)


def lettered_note() -> Labelled:
    """Ellenshire: a typed note, findings lettered (a) to (d), practice told in paragraphs, a question at the end."""
    findings = "\n".join(f"({letter}) {each}" for letter, each in zip("abcd", LETTERED, strict=False))
    asked = "\n\n".join(f"{n}.  {each}" for n, each in enumerate(LETTERED_RECOMMENDED, 1))
    practice = "\n\n".join(LETTERED[4:])
    text = f"""SAFEGUARDING CHILDREN PARTNERSHIP FOR THE COUNTY OF ELLENSHIRE

PRACTICE LEARNING NOTE No. 12

Sexual harm in the family: learning from the review concerning "Poppy"

Summary of the case

Poppy disclosed to a dinner lady when she was eight. Her stepgrandfather had a conviction from 1998 that was
known to probation but not to children's services.

Main findings

The review found that:

{findings}

What this means for practice

{practice}

Recommendations made by the review

{asked}

{LETTERED_ASKED[0]}

The Partnership thanks Poppy and her mother for telling us what it was like.

Issued: November 2024. Review date: November 2026.
"""
    return Labelled(
        "ellenshire-note.txt",
        text.encode(),
        "learning_brief",
        "learning_notes",
        "Safeguarding Children Partnership for the County of Ellenshire",
        LETTERED,
        LETTERED_RECOMMENDED,
        LETTERED_ASKED,
    )


EVERY = (executive_summary, page_in_bold, bulletin, themes_in_bold, lettered_note)
