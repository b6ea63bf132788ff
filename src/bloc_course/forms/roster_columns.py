"""What the columns of a roster are: the shapes that Canvas, Moodle and spreadsheets export.

The names below are the ones these programs write, in the languages in which we have met them; a
name earlier in a list is preferred.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

# Numbers that a school gives come first: a login may change, a platform's own number says nothing.
ID = (
    "student id", "student number", "student no", "studentid", "sis user id", "sis id",
    "orgdefinedid", "org defined id", "matrikelnummer", "matrikel nr", "matrikelnr",
    "matriculation number", "numero etudiant", "no etudiant", "numero de estudiante", "matricola",
    "id number", "idnumber", "id nummer", "numero d identification", "numero de id", "id",
    "sis login id", "username", "user name", "user id", "userid", "login id", "login",
    "benutzername", "anmeldename", "nom d utilisateur", "nombre de usuario",
)  # fmt: skip
NAME = ("name", "full name", "fullname", "student name", "display name", "student",
        "nom complet", "nombre completo", "vollstandiger name")  # fmt: skip
FIRST = ("first name", "firstname", "given name", "given names", "vorname", "prenom", "nombre")
LAST = ("surname", "last name", "lastname", "family name", "nachname", "nom", "nom de famille",
        "apellido", "apellidos", "apellido s")  # fmt: skip
EMAIL = ("email", "e mail", "email address", "e mail address", "mail", "e mail adresse",
         "adresse de courriel", "courriel", "direccion de correo", "correo electronico",
         "sis email")  # fmt: skip
GROUP = ("group", "groups", "section", "sections", "class", "tutorial", "gruppe", "gruppen",
         "groupe", "groupes", "grupo", "grupos")  # fmt: skip
ROLES: Mapping[str, tuple[str, ...]] = {
    "id": ID, "name": NAME, "first": FIRST, "last": LAST, "email": EMAIL, "group": GROUP,
}  # fmt: skip
# Rows of gradebooks that are no students; Canvas writes the first two under the head.
NO_STUDENT = ("points possible", "manual posting", "test student")
_ACCENTS = str.maketrans("éèêàâäçñóöüúíîôÉÜÖÄ", "eeeaaacnoouuiioEUOA")


def folded(head: str) -> str:
    """A column's name without capitals, accents and signs: "SIS_User-ID:" is "sis user id"."""
    return re.sub(r"[^a-z0-9]+", " ", head.translate(_ACCENTS).lower()).strip()


def known(cells: Sequence[str]) -> int:
    """How many cells name a column that a roster may have."""
    names = {folded(cell) for cell in cells}
    return sum(bool(names & set(wanted)) for wanted in ROLES.values())


def candidates(columns: Sequence[str], role: str) -> list[int]:
    """The places of the columns that may hold `role`, the preferred one first.

    In the shape of our own (`id,name,email,group`) a column called just that comes first.
    """
    names = [folded(name) for name in columns]
    wanted = ROLES[role]
    found = [place for place, name in enumerate(names) if name in wanted]
    exact = role == "id" and "name" in names
    return sorted(found, key=lambda p: (not (exact and names[p] == "id"), wanted.index(names[p])))
