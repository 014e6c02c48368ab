"""Every sentence of ``/define``, in German."""

from bot.cogs.define.wording.sentences import DefineWording

GERMAN = DefineWording(
    define_description="Erklärt einen Begriff aus dem Glossar",
    define_term="Der Begriff; Tippfehler sind erlaubt, Vorschläge kommen beim Tippen",
    define_private="Nur dir zeigen (sonst sehen alle im Kanal die Karte)",
    showing="**{name}** – gesucht war „{query}“",
    did_you_mean="„{query}“ ist nicht eindeutig. Meinst du einen dieser Begriffe?",
    did_you_mean_this="„{query}“ ist nicht eindeutig. Meinst du das hier?",
    nothing_found=(
        "Zu „{query}“ habe ich nichts. Tippe `/define` und die ersten Buchstaben, dann zeige ich, was ich "
        "kenne; mehr steht in `/help`."
    ),
    nothing_typed=(
        "Welcher Begriff? Tippe `/define` und die ersten Buchstaben, dann zeige ich, was ich kenne; mehr steht "
        "in `/help`."
    ),
    picked="Bitte schön: **{name}**",
)
