"""Cause and effect, before and after, doer and done to, offices and hedges: the right words in the wrong order."""

from __future__ import annotations

import pytest

from summarizer.accounts.bonds import misjoined

TOLD = {
    "warn": "Defence Minister Kaia Rønn warned Ambassador Luc Ferrand that the patrol flights would continue.",
    "brief": "Ferrand briefed Rønn on the inspection of the depot at Yssel.",
    "asked": "Governor Petra Oldin asked Mayor Tomas Brede for 200 tents.",
    "letter": "Brede wrote to Oldin that the dyke at Hamm could break.",
    "cause": "The ferry line was closed because the engine failed, and the hotel was closed because the owner died.",
    "strike": "The strike began after the pay talks collapsed.",
    "flood": "The mill flooded because the sluice gate was left open.",
    "seq": "The delegation visited the dam before it met the fishermen.",
    "seq2": "Parliament approved the loan on 2 May, and the bank paid it out on 9 May.",
    "seq3": "Rønn resigned after the audit was published.",
    "office": "Interior Minister Dario Velt met Police Chief Anneke Borg in Yssel.",
    "office2": "Anneke Borg, the police chief, ordered the search of two warehouses.",
    "office3": "Maas, the commissioner, suspended Dorn for two weeks.",
    "office4": "Minister Rafe Ostin expects exports to double, while port master Uma Reye expects them to fall.",
    "hedge": "Velt said that the warehouse might have held fuel.",
    "hedge2": "The fire was reportedly started by a faulty heater.",
    "hedge3": "Borg believes that the suspects probably left the country.",
    "hedge4": "The mayor suggested that the bridge could reopen in July.",
    "hedge5": "Up to 300 houses may have been damaged, according to Oldin.",
    "cond": "Oldin would send the tents if Brede signs the request.",
    "cond2": "The mine will reopen provided that the union accepts the rota.",
    "cond3": "Ferrand said that sanctions would follow unless the crew is released.",
    "cond4": "If the audit finds no fault, Velt will withdraw the complaint.",
    "a": "Kirvia exported 40 tonnes of salmon to Lodd in March.",
    "b": "Lodd exported 15 tonnes of timber to Kirvia in April.",
    "c": "The court in Yssel fined the Marlo company 3 million crowns.",
    "d": "The court in Hamm acquitted the Brix company.",
    "e": "Oldin criticised the ministry for its delay and praised the volunteers of Hamm.",
    "f": "Nine of the twelve villages have been reconnected to the grid.",
    "g": "Velt promised Borg a new laboratory.",
    "h": "The treaty was signed by Kirvia and ratified by Lodd.",
    "j": "The union rejected the offer of the owners and called for arbitration.",
    "k": "Brede denied that he had been told of the leak.",
    "l": "The second convoy reached Hamm, but the first turned back at the Brue bridge.",
    "m": "Oldin expects the river to fall by Sunday.",
    "n": "The bank lent Kirvia 90 million crowns at 4 per cent.",
    "o": "Ferrand apologised to Rønn for the leak of the report.",
    "2": "Because rain delayed the harvest, the price of barley rose.",
    "3": "Captain Ilva Dorn reported the collision to Commissioner Henk Maas before she informed the owners.",
    "4": "The exiles returned after the amnesty was declared.",
    "5": "Maas, the commissioner, suspended Dorn for two weeks.",
    "6": "The ministry would publish the list if the court lifts the order.",
    "7": "Analysts say the talks are likely to fail.",
    "8": "Six of the nine judges supported the appeal.",
    "9": "Sarrow may send a hospital ship to Port Anse.",
    "10": "The senator accused the bank of hiding losses.",
    "11": "Belt freed the pilot because Sarrow paid the fine.",
    "12": "The company allegedly dumped acid into the lake.",
    "13": "Dorn asked Maas whether the inquiry had ended.",
    "14": "The council of elders rejected the plan of the governor.",
    "15": "Minister Rafe Ostin expects exports to double, while central bank head Uma Reye expects them to fall.",
    "16": "The dam will be opened unless the level drops.",
    "17": "The pipeline carries gas from Sarrow to Belt.",
    "18": "Reye said that the bank could cut rates in May.",
    "19": "The farmers sued the ministry, and the fishermen sued the port.",
    "20": "Ostin was told of the merger by Reye.",
    "22": "Port Anse was evacuated after the alarm, and Lissel was evacuated before it.",
    "23": "The guards let the lawyers see the prisoner.",
    "24": "Ostin thanked Sarrow for the loan and Belt for the ships.",
}
WRONG: list[tuple[str, list[str]]] = [
    (
        "The ferry line was closed because the owner died, and the hotel was closed because the engine failed.",
        ["cause"],
    ),
    ("The hotel was closed because the engine failed.", ["cause"]),
    ("The ferry line was closed because the hotel was closed.", ["cause"]),
    ("The pay talks collapsed after the strike began.", ["strike"]),
    ("The sluice gate was left open because the mill flooded.", ["flood"]),
    ("The audit was published after Rønn resigned.", ["seq3"]),
    ("Dario Velt, the police chief, met Anneke Borg in Yssel.", ["office"]),
    ("Velt said that the warehouse held fuel.", ["hedge"]),
    ("Velt said that the warehouse had held fuel.", ["hedge"]),
    ("The fire was started by a faulty heater.", ["hedge2"]),
    ("Borg believes that the suspects left the country.", ["hedge3"]),
    ("The suspects left the country, Borg said.", ["hedge3"]),
    ("300 houses were damaged, according to Oldin.", ["hedge5"]),
    ("Up to 300 houses have been damaged, according to Oldin.", ["hedge5"]),
    ("Twelve of the nine villages have been reconnected to the grid.", ["f"]),
    ("The owners rejected the offer of the union and called for arbitration.", ["j"]),
    ("Kirvia lent the bank 90 million crowns at 4 per cent.", ["n"]),
    ("Ferrand apologised to Rønn for the report of the leak.", ["o"]),
    ("The harvest was delayed because the price of barley rose.", ["2"]),
    ("Rain delayed the harvest because the price of barley rose.", ["2"]),
    ("The amnesty was declared after the exiles returned.", ["4"]),
    ("Analysts say the talks fail.", ["7"]),
    ("The talks will fail, analysts say.", ["7"]),
    ("Nine of the six judges supported the appeal.", ["8"]),
    ("Sarrow sends a hospital ship to Port Anse.", ["9"]),
    ("The bank accused the senator of hiding losses.", ["10"]),
    ("The senator was accused of hiding losses by the bank.", ["10"]),
    ("Sarrow paid the fine because Belt freed the pilot.", ["11"]),
    ("The company dumped acid into the lake.", ["12"]),
    ("The council of the governor rejected the plan of the elders.", ["14"]),
    ("The governor rejected the plan of the council of elders.", ["14"]),
    ("Reye said that the bank cut rates in May.", ["18"]),
    ("The ministry sued the farmers.", ["19"]),
    ("The guards let the prisoner see the lawyers.", ["23"]),
    ("The lawyers let the guards see the prisoner.", ["23"]),
    ("Belt thanked Ostin for the ships.", ["24"]),
    ("Dorn, the commissioner, was suspended by Maas for two weeks.", ["office3"]),
    ("Port master Rafe Ostin expects exports to double.", ["office4"]),
]
HONEST: list[tuple[str, list[str]]] = [
    (
        "Defence Minister Kaia Rønn warned Ambassador Luc Ferrand that the patrol flights would continue.",
        ["warn"],
    ),
    (
        "Ambassador Luc Ferrand was warned by Defence Minister Kaia Rønn that the patrol flights would continue.",
        ["warn"],
    ),
    ("Rønn was briefed by Ferrand on the inspection of the depot at Yssel.", ["brief"]),
    ("Mayor Tomas Brede was asked for 200 tents by Governor Petra Oldin.", ["asked"]),
    ("In a letter to Oldin, Brede wrote that the dyke at Hamm could break.", ["letter"]),
    (
        "The hotel was closed because the owner died, and the ferry line because the engine failed.",
        ["cause"],
    ),
    ("After the pay talks collapsed, the strike began.", ["strike"]),
    ("Because the sluice gate was left open, the mill flooded.", ["flood"]),
    ("Before it met the fishermen, the delegation visited the dam.", ["seq"]),
    ("The bank paid the loan out on 9 May; Parliament approved it on 2 May.", ["seq2"]),
    ("After the audit was published, Rønn resigned.", ["seq3"]),
    ("Interior Minister Dario Velt and Police Chief Anneke Borg met in Yssel.", ["office"]),
    ("Police Chief Anneke Borg was met by Interior Minister Dario Velt in Yssel.", ["office"]),
    ("Police Chief Anneke Borg ordered the search of two warehouses.", ["office2"]),
    ("Port master Uma Reye expects exports to fall.", ["office4"]),
    ("Dorn was suspended for two weeks by the commissioner, Maas.", ["office3"]),
    ("According to Velt, the warehouse might have held fuel.", ["hedge"]),
    ("A faulty heater reportedly started the fire.", ["hedge2"]),
    ("The suspects probably left the country, Borg believes.", ["hedge3"]),
    ("The bridge could reopen in July, the mayor suggested.", ["hedge4"]),
    ("According to Oldin, up to 300 houses may have been damaged.", ["hedge5"]),
    ("If Brede signs the request, Oldin would send the tents.", ["cond"]),
    ("The mine will reopen if the union accepts the rota.", ["cond2"]),
    ("Sanctions would follow unless the crew is released, Ferrand said.", ["cond3"]),
    ("Velt will withdraw the complaint if the audit finds no fault.", ["cond4"]),
    (
        (
            "In March, Kirvia exported 40 tonnes of salmon to Lodd,"
            " and Lodd exported 15 tonnes of timber to Kirvia in April."
        ),
        ["a", "b"],
    ),
    (
        (
            "The Marlo company was fined 3 million crowns by the court in Yssel,"
            " while the court in Hamm acquitted the Brix company."
        ),
        ["c", "d"],
    ),
    ("Oldin praised the volunteers of Hamm and criticised the ministry for its delay.", ["e"]),
    ("Of the twelve villages, nine have been reconnected to the grid.", ["f"]),
    ("Borg was promised a new laboratory by Velt.", ["g"]),
    ("Kirvia signed the treaty and Lodd ratified it.", ["h"]),
    ("The union called for arbitration and rejected the offer of the owners.", ["j"]),
    ("Brede denied having been told of the leak.", ["k"]),
    ("The first convoy turned back at the Brue bridge, but the second reached Hamm.", ["l"]),
    ("By Sunday, Oldin expects the river to fall.", ["m"]),
    ("At 4 per cent, the bank lent Kirvia 90 million crowns.", ["n"]),
    ("The price of barley rose because rain delayed the harvest.", ["2"]),
    (
        "Before she informed the owners, Captain Ilva Dorn reported the collision to Commissioner Henk Maas.",
        ["3"],
    ),
    ("After the amnesty was declared, the exiles returned.", ["4"]),
    ("Commissioner Maas suspended Dorn for two weeks.", ["5"]),
    ("Dorn was suspended for two weeks by Maas, the commissioner.", ["5"]),
    ("If the court lifts the order, the ministry would publish the list.", ["6"]),
    ("The talks are likely to fail, analysts say.", ["7"]),
    ("Of the nine judges, six supported the appeal.", ["8"]),
    ("A hospital ship may be sent to Port Anse by Sarrow.", ["9"]),
    ("The bank was accused of hiding losses by the senator.", ["10"]),
    ("Because Sarrow paid the fine, Belt freed the pilot.", ["11"]),
    ("Acid was allegedly dumped into the lake by the company.", ["12"]),
    ("Maas was asked by Dorn whether the inquiry had ended.", ["13"]),
    ("The plan of the governor was rejected by the council of elders.", ["14"]),
    (
        (
            "Uma Reye, head of the central bank, expects exports to fall,"
            " while Minister Rafe Ostin expects them to double."
        ),
        ["15"],
    ),
    ("Unless the level drops, the dam will be opened.", ["16"]),
    ("From Sarrow to Belt, the pipeline carries gas.", ["17"]),
    ("The bank could cut rates in May, Reye said.", ["18"]),
    ("The fishermen sued the port, and the farmers the ministry.", ["19"]),
    ("Reye told Ostin of the merger.", ["20"]),
    ("Lissel was evacuated before the alarm, and Port Anse was evacuated after it.", ["22"]),
    ("Ostin thanked Belt for the ships and Sarrow for the loan.", ["24"]),
]


@pytest.mark.parametrize(("text", "keys"), WRONG)
def test_the_right_words_in_the_wrong_order_are_told_from_honest_ones(
    text: str, keys: list[str]
) -> None:
    assert misjoined(text, [TOLD[key] for key in keys])


@pytest.mark.parametrize(("text", "keys"), HONEST)
def test_the_same_in_another_order_or_voice_joins_nothing_otherwise(
    text: str, keys: list[str]
) -> None:
    assert misjoined(text, [TOLD[key] for key in keys]) is None
