"""Short accounts of talks that never took place. Each attack is put into one of them, at ``{here}``."""

# ruff: noqa: E501 - paragraphs on one line, as documents have them

from __future__ import annotations

ACCOUNTS = {
    "readout": """Readout of President Oona Lindqvist’s Call with Prime Minister Tarik Demiray of Sulmar

On 4 March 2031, President Oona Lindqvist spoke by telephone with Prime Minister Tarik Demiray of Sulmar. The call was held at the initiative of the Sulmari side.

The President underlined that Verland supports an immediate ceasefire along the Osk river.

{here}

Prime Minister Demiray said that Sulmar would withdraw its patrols only if the observers stayed until June. Both leaders agreed to meet in Port Hale on 21 March.
""",
    "news": """Envoys leave Marsk without a deal

MARSK, 9 April 2031 — Two days of talks between Verland and Sulmar ended on Wednesday without a signature.

“We will not sign a text that leaves out the prisoners,” Verland’s chief negotiator, Pia Rask, told reporters.

{here}

Sulmar’s Foreign Minister Idris Kaya denied that his side had asked for the prisoners to be left out. He called on Verland to come back to the table within a week.
""",
    "statement": """Statement by Foreign Minister Idris Kaya on the Osk river

I condemn the shelling of the ferry at Tolva on Sunday. Sulmar demands that those who gave the order be named.

{here}

Sulmar remains committed to the Marsk process. We are concerned about the build-up of forces on the western bank.
""",
    "transcript": """Press briefing, Ministry of Foreign Affairs of Verland, 12 May 2031

MS. RASK: Good afternoon. The Minister spoke this morning with his counterpart from Sulmar. They discussed the exchange of prisoners.

Q: Did Sulmar accept the list?

MS. RASK: Sulmar has not accepted the list. We propose that the Red Cross hold it.

{here}

Q: Is there a date?

MS. RASK: There is no date, and we will not invent one.
""",
    "wire": """Sulmar rejects Verland’s account of river talks

TOLVA (Osk Wire) — Sulmar on Friday rejected a claim by Verland that its engineers had closed the Tolva sluice.

“The sluice was open on every day of April,” spokesman Bora Teke said. Verland’s Water Minister Mats Orre insisted that gauges showed the opposite.

{here}

Orre urged the River Commission to send inspectors before the end of May. Teke said that Sulmar welcomed inspectors at any time.
""",
    "note": """Meeting of Ambassador Helmi Aro with Speaker Nadir Ozan

Ambassador Helmi Aro met on 2 June 2031 with Speaker Nadir Ozan in Sulmar’s capital. They reviewed the work of the parliamentary group.

{here}

The Ambassador expressed concern about the closure of two newspapers. The Speaker promised to answer the Ambassador’s letter by the end of the month.
""",
    "page": """<!DOCTYPE html>
<html><head><title>Leaders speak after ferry attack</title></head><body><article>
<h1>Leaders speak after ferry attack</h1>
<p>President Oona Lindqvist and Prime Minister Tarik Demiray spoke by telephone on Monday, the Verland government said. It was their third call this spring.</p>
<p>Lindqvist said that the attack on the ferry must be investigated by the River Commission, according to the statement.</p>
{here}
<p>Demiray’s office said the Prime Minister had offered to open the harbour of Tolva to the investigators. He rejected the claim that Sulmari boats had been near the ferry.</p>
</article></body></html>
""",
}
