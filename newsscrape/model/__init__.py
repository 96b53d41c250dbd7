"""The nouns the rooms share: frozen, slotted, keyword-only, without behaviour beyond plain derivations."""
