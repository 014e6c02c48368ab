"""Every sentence of ``/define``, in German."""

from bot.cogs.define.wording.sentences import DefineWording

GERMAN = DefineWording(
    define_description="Einen Begriff aus dem Glossar erklären",
    define_term="Der Begriff; Tippfehler sind erlaubt, Vorschläge kommen beim Tippen",
    define_private="Die Karte nur dir zeigen (sonst sehen sie alle, wenn der Server nichts anderes bestimmt)",
    showing="Gesucht: „{query}“, gefunden: {name}",
    both="{one} und {other}",
    explained_under="**{covered}** wird unter {name} erklärt",
    several_meanings="„{query}“ hat mehrere Bedeutungen. Welche meinst du?",
    did_you_mean="Ich bin nicht sicher, was mit „{query}“ gemeint ist. Meinst du einen dieser Begriffe?",
    did_you_mean_this="Ich bin nicht sicher, was mit „{query}“ gemeint ist. Meinst du das hier?",
    may_help="Diese Einträge helfen bei „{query}“ vielleicht weiter:",
    this_may_help="Dieser Eintrag hilft bei „{query}“ vielleicht weiter:",
    mentioned="Einen Eintrag „{query}“ habe ich nicht, aber diese Karten erwähnen es:",
    mentioned_in_this="Einen Eintrag „{query}“ habe ich nicht, aber diese Karte erwähnt es:",
    appears_for_everyone="Die Karte, die du wählst, sehen hier alle.",
    nothing_found=(
        "Zu „{query}“ habe ich nichts gefunden. Tippe `/define` und die ersten Buchstaben, dann zeige ich dir, was ich "
        "kenne. Mehr dazu in `/help`."
    ),
    nothing_typed=(
        "Welcher Begriff? Tippe `/define` und die ersten Buchstaben, dann zeige ich dir, was ich kenne. Mehr dazu in "
        "`/help`."
    ),
    browse="In allen Begriffen blättern",
    picked="Bitte schön: {name}",
)
