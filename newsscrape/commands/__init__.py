"""The commands: everything is Scrapy's own command line (``COMMANDS_MODULE``)."""

# Loaded here already, since Scrapy looks at the source of every frame of the stack while it loads this module, which
# from where it is needed takes a fifth of a command's start.
import scrapy.core.downloader.contextfactory  # noqa: F401
