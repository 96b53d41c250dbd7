"""Scrapy's settings of the project; each one that differs from Scrapy's default says why.

Our own, the ``NEWSSCRAPE_`` ones, are also read from environment variables of the same name; ``-s NAME=VALUE`` wins.
"""

from __future__ import annotations

import os
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

# --- our own -------------------------------------------------------------------------------------------------------

NEWSSCRAPE_OUTPUT = os.environ.get("NEWSSCRAPE_OUTPUT", "output")
NEWSSCRAPE_LEDGER = os.environ.get("NEWSSCRAPE_LEDGER", "")
NEWSSCRAPE_CONTACT = os.environ.get("NEWSSCRAPE_CONTACT", "")
NEWSSCRAPE_ALLOW_HOSTS = os.environ.get("NEWSSCRAPE_ALLOW_HOSTS", "")
NEWSSCRAPE_SITES = os.environ.get("NEWSSCRAPE_SITES", "")
NEWSSCRAPE_KEEP_BLOCKS = os.environ.get("NEWSSCRAPE_KEEP_BLOCKS", "0")
# Who watches reads sentences; what collects logs wants one JSON object a line.
NEWSSCRAPE_LOG_FORMAT = os.environ.get("NEWSSCRAPE_LOG_FORMAT", "auto")
# 0: sites are not held against their earlier runs; their figures are kept all the same.
NEWSSCRAPE_DRIFT = os.environ.get("NEWSSCRAPE_DRIFT", "1")
# Off: a browser costs seconds and a core a page, and runs what strangers wrote. 1: where a site's profile asks for it;
# all: also wherever a page holds no text before its scripts are run.
NEWSSCRAPE_JAVASCRIPT = os.environ.get("NEWSSCRAPE_JAVASCRIPT", "0")
NEWSSCRAPE_BROWSER = os.environ.get("NEWSSCRAPE_BROWSER", "chromium")
# Pages that have not come to rest after twenty seconds mostly never do: they poll, or wait for advertisements.
NEWSSCRAPE_BROWSER_SECONDS = 20.0
# Rendered articles are a megabyte or two; scripts can make a page grow until the memory is full.
NEWSSCRAPE_BROWSER_CHARS = 10_000_000

# One child per core reads pages, since reading is what costs; a page takes milliseconds, so ten seconds mean a page
# made to hang, and no page needs a gigabyte unless it was made to.
NEWSSCRAPE_WORKERS = os.cpu_count() or 1
NEWSSCRAPE_PAGE_SECONDS = 10.0
NEWSSCRAPE_PAGE_MEMORY = 1024 * 1024 * 1024
# A run that is to end gives what is under way so long: most answers and pages take less, and whoever stopped it waits.
NEWSSCRAPE_STOP_SECONDS = 4.0
# A new archive file from here on: the size the WARC guidelines recommend.
NEWSSCRAPE_ARCHIVE_BYTES = 1_000_000_000
# More failures than this share of the pages end the run with exit code 2: a site has a few dead links, but when every
# second address brings nothing, the site, the network or the profile is broken.
NEWSSCRAPE_FAILURE_SHARE = 0.5
# Seconds between two lines of progress where nobody watches: often enough to see that it lives.
NEWSSCRAPE_PROGRESS_SECONDS = 15.0
# Crawl-delay is obeyed up to here: a minute is 1,440 pages a day, and some sites ask for hours to keep everybody out.
NEWSSCRAPE_MAX_CRAWL_DELAY = 60.0
# Of the runs that share a ledger one at a time asks a site. It says so again every sixth of this time; a site whose run
# has died is asked again after as long: longer than a machine may be busy with something else.
NEWSSCRAPE_LEASE_SECONDS = 60.0
# A host that answers 429 or 503 is left alone as long as it asks; where it does not say, for ten seconds, then twenty
# and so on. After five in a row, or a quarter of an hour in all, its other addresses are left to the next run.
NEWSSCRAPE_PAUSE_SECONDS = 10.0
NEWSSCRAPE_PAUSES = 5
NEWSSCRAPE_PAUSE_LIMIT = 900.0
# What a run takes of one host at most: at a page a second fifty thousand are fourteen hours, and another run goes on
# where this one ended; addresses cost a kilobyte of memory each. The other budgets of a host are in data/budgets.toml.
NEWSSCRAPE_HOST_PAGES = 50_000
NEWSSCRAPE_HOST_ADDRESSES = 200_000
NEWSSCRAPE_HOST_BYTES = 10_000_000_000

# --- the project ---------------------------------------------------------------------------------------------------

BOT_NAME = "newsscrape"
SPIDER_MODULES = ["newsscrape.spiders"]
NEWSPIDER_MODULE = "newsscrape.spiders"
COMMANDS_MODULE = "newsscrape.commands"
# Site owners must see who calls and whom to ask; the spider adds the contact.
USER_AGENT = f"newsscrape/{version('newsscrape')}"

ITEM_PIPELINES = {
    # Before the archive: what a browser makes of a page is kept beside the page as it was sent.
    "newsscrape.crawl.rendering.RenderPipeline": 50,
    "newsscrape.pipelines.archive.ArchivePipeline": 100,
    "newsscrape.pipelines.extract.ExtractPipeline": 200,
    "newsscrape.pipelines.join.JoinPipeline": 250,
    "newsscrape.pipelines.remember.RememberPipeline": 300,
    "newsscrape.pipelines.write.WritePipeline": 400,
}

# --- speed ---------------------------------------------------------------------------------------------------------

# libuv's loop does in C what asyncio's does in Python; where it cannot be had, asyncio's serves as well.
ASYNCIO_EVENT_LOOP = "uvloop.Loop" if find_spec("uvloop") else None
# Scrapy starts so many workers for each answer, one hundred by default; from an answer of ours comes one page.
CONCURRENT_ITEMS = 1
# Counters nobody is shown; progress and summary have their own.
DOWNLOADER_STATS = False
# Ours return nothing; Scrapy would parse the source of the callback anew for each answer to see that.
WARN_ON_GENERATOR_RETURN_VALUE = False
# These look at requests that callbacks yield; ours yield pages, and each layer costs every page.
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}

# --- politeness ----------------------------------------------------------------------------------------------------

# Scrapy's default ignores robots.txt.
ROBOTSTXT_OBEY = True
# The product token alone, as RFC 9309 has it: a robots.txt may name what else stands in the User-Agent.
ROBOTSTXT_USER_AGENT = BOT_NAME
# One connection a host, a second apart with jitter: what a news site does not notice.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.25
# As many hosts at a time; Scrapy's 16 are few where each host has one connection.
CONCURRENT_REQUESTS = 100
SCHEDULER_PRIORITY_QUEUE = "newsscrape.crawl.queue.HostQueue"
# Scrapy asks again at once for what was answered with 429 or 503; these two have the host wait (crawl/waiting.py).
RETRY_HTTP_CODES = [500, 502, 504, 522, 524, 408]
# Slows down with a site that slows down; starts at our own delay, not at Scrapy's five seconds.
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = DOWNLOAD_DELAY
# A page that takes three minutes (Scrapy's default) is lost to us anyway.
DOWNLOAD_TIMEOUT = 30
# Scrapy follows 20; no page worth having is behind more than a handful, and a loop ends sooner.
REDIRECT_MAX_TIMES = 8
# Only pages that redirect at once; news pages that reload themselves every minute would become loops.
METAREFRESH_MAXDELAY = 1
# A news page is 0.1-5 MB; Scrapy's default of 1 GiB lets one address fill the memory.
DOWNLOAD_MAXSIZE = 30 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0

# --- safety --------------------------------------------------------------------------------------------------------

# On by default, they let whoever reaches the port run code in the crawl.
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
# Off by default: anybody between us and the site could change the news.
DOWNLOAD_VERIFY_CERTIFICATES = True
# A link on a page must never make us read our own disk or another protocol; and header lines without end must not
# fill the memory.
_BOUNDED = "newsscrape.crawl.handler.BoundedHandler"
DOWNLOAD_HANDLERS: dict[str, Any] = {
    "http": _BOUNDED,
    "https": _BOUNDED,
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
# Refuses names that lead into our own network; works as a project setting only.
TWISTED_DNS_RESOLVER = "newsscrape.crawl.resolver.GuardedResolver"
DOWNLOADER_MIDDLEWARES = {
    # Drops redirects to other hosts without a trace; the guard refuses them and says so.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # Reads robots.txt as RFC 9309 has it: a server error there means no.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    # Before all others: what another run asks is not asked, its robots.txt neither.
    "newsscrape.crawl.tenure.TenureMiddleware": 50,
    "newsscrape.crawl.robots.RobotsMiddleware": 100,
    # After robots.txt, which may forbid its file too.
    "newsscrape.crawl.tdm.TdmMiddleware": 110,
    # After both, and inside decompression (590): a host that pauses is not asked for anything.
    "newsscrape.crawl.waiting.WaitingMiddleware": 585,
    # Before cookies and proxy: what leads in a circle needs neither.
    "newsscrape.crawl.loops.LoopMiddleware": 599,
    # Outside redirects (600): counts all that the network brought, packed as it came.
    "newsscrape.crawl.fill.FillMiddleware": 605,
    # Unpacks bodies and sees whether they are whole; Scrapy's unpacks what is there.
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newsscrape.crawl.wire.WireMiddleware": 590,
    # Scrapy's, quicker, and without a Referer.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "newsscrape.crawl.redirects.Refreshes": 580,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newsscrape.crawl.redirects.Redirects": 600,
    # A user and password for a site are nothing a crawl of ours has.
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    # Before Scrapy's cookies (700), which send what it sets.
    "newsscrape.crawl.consent.ConsentMiddleware": 690,
    # After the proxy is chosen (750), so that it can judge the proxy too.
    "newsscrape.crawl.guard.GuardMiddleware": 760,
    "newsscrape.crawl.politeness.PolitenessMiddleware": 770,
}

# --- what people see -----------------------------------------------------------------------------------------------

# Scrapy's DEBUG prints every request and every record.
LOG_LEVEL = "INFO"
LOG_FORMATTER = "newsscrape.crawl.wording.Wording"
# Every failure is told once, by us; giving up a retry is no error of its own.
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
# Forty lines of counters at the end hide the one line that counts.
STATS_DUMP = False
LOG_VERSIONS: list[str] = []
EXTENSIONS = {
    # Ours says pages, articles, rejects and failures instead of pages and items.
    "scrapy.extensions.logstats.LogStats": None,
    "newsscrape.crawl.progress.Progress": 0,
    # Keeps to the delay a host asks for while it adapts.
    "scrapy.extensions.throttle.AutoThrottle": None,
    "newsscrape.crawl.throttle.HostThrottle": 0,
    # Scrapy waits for all that is under way when a run is to end.
    "newsscrape.crawl.stopping.Stopping": 0,
}
