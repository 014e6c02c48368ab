"""Every sentence of ``/browse``, in German."""

from bot.cogs.browse.wording.sentences import BrowseWording

GERMAN = BrowseWording(
    browse_description="Im Glossar blättern: alle Begriffe nach Namen, nur für dich sichtbar",
    browse_category="Nur Begriffe aus dieser Kategorie; Vorschläge kommen beim Tippen",
    browse_level="Nur Begriffe dieser Stufe",
    basic="Grundlagen",
    advanced="Fortgeschritten",
    expert="Für Fachleute",
    all_terms="Alle Begriffe",
    all_levels="Alle Stufen",
    none_here="Hier gibt es keine Begriffe. Wähle eine andere Kategorie.",
    page_of="Seite {page} von {pages} · Begriffe: {terms}",
    open_a_card="Karte öffnen …",
    choose_a_category="Kategorie wählen …",
    previous="◀ Vorige",
    next="Nächste ▶",
)
