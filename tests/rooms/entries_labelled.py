"""Invented entries as agencies write them, each with the kind a careful reader would choose; "-" where none is told.

Written before the patterns were tried on them. Of the first hundred, ODD lines were used to mend the
patterns; EVEN lines, and all that stand after the hundredth, never were.
"""

ENTRIES = """
HV saw mum and baby at home. Baby alert, gaining weight on the 50th centile. | visit.made
Mum DNA'd her appt with the perinatal team. | appointment.not_brought
T/c from nursery - staff noticed a mark to the back of his leg at nappy change. | injury.seen
No answer at the door x2, card left. | visit.no_access
Contact received from police re DV at the address last night, child upstairs. | domestic_abuse.incident
Attended A and E with a swollen wrist following a fall from the sofa. | hospital.attended
MASH: decision NFA, advice letter sent. | referral.decided.no_further_action
RCPC - children to remain subject of CP plans under neglect. | conference.held.review
Booked late at 24/40, previous child removed. | pregnancy.booked
Baby boy born by emergency section, 38+2. | birth
Seen by GP with chesty cough. Bruising to forehead noted, mum said he bumped into the cot. | injury.seen.bruise
Core group - father did not attend. | core_group.held
SW home visit unannounced, house cluttered, both children in bed at 11am. | visit.made
Referred to CSC by school after disclosure. | referral.made
No further bruising seen today. | -
Skeletal survey requested. | -
Skeletal survey: healing rib fractures. | medical.assessment.skeletal_survey
New birth visit completed, baby sleeping in moses basket. | health.contact.new_birth
6-8 week check done by GP, hips fine. | health.contact.six_to_eight_week
Strategy discussion between police and CSC: s47 to be joint. | strategy.held
PPO taken at 19.40, children placed with foster carers. | police_protection.started
ICO granted to the LA. | order.made
Case closed to early help as mum had not engaged. | case.closed
Mother cancelled the visit by text. | appointment.cancelled
School rang: he said that mummy's boyfriend hit him. | child.disclosed
MARAC: case heard, actions for IDVA and HV. | meeting.held
Child W was reported missing at 22.10 and found at 01.00 at a friend's. | child.missing
HV discussed the case in safeguarding supervision. | supervision.held
Midwife rang MASH for advice, child not named. | consultation.held
TAF meeting held at the children's centre. | meeting.held.team_around_family
Discharged home from the ward with community midwife follow up. | hospital.discharged
Police attended a noise complaint. All in order. | police.incident
Ambulance called, conveyed to hospital, admitted to paediatrics. | hospital.admitted
Initial child protection conference: unanimous decision for a plan. | conference.held.initial
Burn to left hand, mum reports hot drink spilled. Seen in the minor injuries unit. | injury.seen.burn_or_scald
Single assessment completed, step down to early help. | assessment.completed
Family moved to 18 Mill Lane. | area.moved
Plan for joint visit next week. | -
Mum advised to attend A&E if the rash gets worse. | -
Did not attend the two year review, second time. | appointment.not_brought
Escalated to team manager as SW disagreed with the decision. | disagreement.raised
HV letter to GP re low mood. | information.shared
EHA started with mum's consent. | early_help.initiated
Maternal grandmother telephoned, worried about the new boyfriend. | concern.raised
Police intel: male known for violence is staying at the address. | police.incident
S47 enquiry started. | enquiry.started
Child became looked after under s20. | looked_after.started
CP plan ended, stepped down to CIN. | plan.ended.child_protection
Children made subject to a child protection plan (emotional abuse). | plan.started.child_protection
CP medical: injuries consistent with being gripped. | medical.assessment.child_protection_medical
Fractured femur, x-ray at Tor Vale. | injury.seen.fracture
Handed over to the new HV following the move. | handover.sent
Antenatal visit by HV, partner present and did not speak. | health.contact.antenatal
Was not brought for her immunisations. | appointment.not_brought
Baby's weight has dropped two centiles. | -
Care proceedings issued. | proceedings.started
No concerns. | -
Nil of note. | -
SW spoke to the school. No bruises or marks. | -
Neighbour called police: shouting and a child screaming. | police.incident
CAMHS referral sent by the GP. | health.referral
Visit attempted, no reply. | visit.no_access
Father arrested on suspicion of assault. | police.incident
Information shared with probation about the father's bail. | information.shared
Professionals' meeting chaired by the named nurse. | meeting.held.professionals
Mum told the midwife that she had not wanted this pregnancy. | pregnancy.concern
Bitten on the arm by his brother, seen by nursery staff. | injury.seen
Consultant paediatrician: bruising to both ears, non accidental injury likely. | injury.seen.bruise
Referral from midwifery received in MASH. | referral.made
To consider a referral if mum does not engage. | -
Follow up call: mum said all fine. | -
Home visit cancelled by SW due to sickness. | appointment.cancelled
Walk in centre - cut to the lip, glued. | hospital.attended
Strategy meeting: threshold not met, single agency. | strategy.held
DASH completed, high risk, MARAC referral. | domestic_abuse.incident
Transfer in visit by health visitor. | visit.made
Child seen alone at school, said he likes his new bedroom. | child.seen
Assessment started following the contact. | assessment.started
Review of CIN plan, all agencies attended. | meeting.held
Failed to attend antenatal clinic x 3. | appointment.not_brought
Case transferred to Norfolk, notes sent by post. | handover.sent
Scald to chest, hot tea. Dressed at A&E. | injury.seen.burn_or_scald
Discharge planning meeting on the ward. | meeting.held
Text from mum: won't be in for today's visit. | appointment.cancelled
Notified by police of a domestic incident, verbal only. | domestic_abuse.incident
GP registered the family. | -
HV to refer to speech and language. | -
Referred to speech and language therapy. | health.referral
Baby seen in clinic, crawling and pulling to stand. | child.seen
Grandad reported that the baby was left alone. | concern.raised
Supervision order made. | order.made
No access visit. | visit.no_access
IRO raised a dispute about the plan. | disagreement.raised
Bruise on shin, consistent with play. | injury.seen.bruise
If bruises are seen staff will follow the policy. | -
Missed scan. | appointment.not_brought
Mum denied any domestic abuse. | -
Concerns for neglect discussed with mum. | concern.raised
Mark on the baby's neck reported by the childminder. | injury.seen
Visit to hospital to see the baby. | visit.made
HV opportunistic visit, gran opened the door, twins asleep upstairs. | visit.made
WNB to orthoptist, second time. | appointment.not_brought
School rang to say there is a graze and swelling over his left eye. | injury.seen
Officers attended the address following a report of shouting, couple separated for the night. | police.incident
Mum phoned to cancel her clinic slot. | appointment.cancelled
ICPC held, children made subject of plans under emotional abuse. | conference.held.initial
MARAC - high risk, actions for IDVA. | meeting.held
CIN review, plan to continue for 3 months. | meeting.held
EHA opened with mum's consent. | early_help.initiated
TAF meeting at school, dad present. | meeting.held.team_around_family
Strategy discussion to be convened. | -
Family moved to a refuge out of area. | area.moved
Records sent to the new GP. | handover.sent
EPO granted at 16.00. | order.made
He told his teacher that dad hits him with a belt. | child.disclosed
Baby seen in clinic, thriving. | child.seen
Safeguarding supervision with named nurse, plan agreed. | supervision.held
Email to social worker re home conditions. | information.shared
No concerns. | -
Home visit to be arranged with the student SW. | -
Awaiting CAMHS referral outcome. | -
Discharged home from the ward with open access. | hospital.discharged
Admitted to the children's ward with bronchiolitis. | hospital.admitted
Child reported missing by foster carer at 22.00. | child.missing
CP medical: two bruises of different ages, not accounted for. | medical.assessment.child_protection_medical
Case stepped down, closed to CSC. | case.closed
Spoke to MASH for advice re mark on arm. | consultation.held
DASH completed, medium. | domestic_abuse.incident
Scald to the foot from the bath, treated in minor injuries. | injury.seen.burn_or_scald
Mum said she was not drinking. | -
SW saw both children alone at school. | child.seen
Escalated to the team manager under the resolution procedure. | disagreement.raised
Antenatal contact, mum low in mood. | health.contact.antenatal
Core group cancelled as the SW was on leave. | -
s20 agreement signed, children to foster carers. | looked_after.started
Police used powers of protection. | police_protection.started
Paeds referral sent by GP for faltering growth. | health.referral
Neighbour reported that the children were left alone last night. | concern.raised
Text to mum with the clinic times. | -
Domestic abuse training attended by staff. | -
Fractured clavicle on x-ray, unwitnessed fall. | injury.seen.fracture
Discharge planning meeting on the ward, SW and HV there. | hospital.discharge_plan
Discussed with mum risk of scalds from hot drinks. | -
Seen at GP surgery with ear infection. | health.contact.gp
Birth notification received. | birth
Mum ambivalent about the pregnancy, booked at 28 weeks. | pregnancy.concern
Handover from previous HV. | handover.sent
C&F assessment completed, NFA. | assessment.completed
MARF sent by midwife. | referral.made
Conference chair copied to health. | information.shared
Care order made at the final hearing. | order.made
Dad seen outside the property, police called. | police.incident
Professionals meeting, chronology to be shared. | meeting.held.professionals
Would refer if mum did not attend again. | -
"""


def labelled() -> list[tuple[str, str]]:
    """Each entry with its kind, in the order they stand."""
    lines = [line.rsplit("|", 1) for line in ENTRIES.strip().splitlines()]
    return [(text.strip(), kind.strip()) for text, kind in lines]
