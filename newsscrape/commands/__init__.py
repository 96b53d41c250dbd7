"""The commands: everything is Scrapy's own command line (``COMMANDS_MODULE``)."""
