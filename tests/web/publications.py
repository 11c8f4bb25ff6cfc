"""Three published notes, invented, for the tests of the library. Two of them learned the same thing."""

NOTES = b"""Learning Notes: Serious Case Review, Child Q

What happened?

Child Q was seven weeks old when a bruise was seen on the chest. The explanation given was accepted.

What did it tell us?

- A bruise on a baby who could not yet roll was accepted as an accident and was not reported.
- Professionals who disagreed at the conference did not escalate their concerns.
- The first referral was made on the day and was good practice.

What can we do now?

What would you do today if you saw a bruise on a baby who does not move yet?
"""
OTHER_NOTES = b"""Learning Notes: Serious Case Review, Child R

What happened?

Child R was three months old. The father was seen by nobody.

What did it tell us?

- Bruising to a baby who was not mobile was not reported, because the explanation was accepted.
- Nobody asked the father anything, and little was known of him.

What can we do now?

How do you find out who looks after a child?
"""
# With recommendations, questions and what was done about them.
PLANNED = b"""Learning Notes: Serious Case Review, Child S

What happened?

Child S was two months old. The father moved out and came back.

What did it tell us?

- Nobody asked the father anything, and little was known of him.
- A bruise on a baby who could not yet roll was accepted as an accident and was not reported.

Recommendations

- The health trust should make sure that every father is asked about himself at the first visit.
- The board should make sure that every bruise on a baby who is not mobile is reported.

Questions for practitioners

- How do you find out who looks after a child?
- What would you do today if you saw a bruise on a baby who does not move yet?

What has been done since?

- The health trust has added questions about fathers to the first visit.
- The board has published its protocol on bruising again.
"""
