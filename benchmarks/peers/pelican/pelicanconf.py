"""Stock Pelican with the plugin for similar posts, as its own documentation sets them up."""

from pathlib import Path

SITENAME = "Provkommun"
SITEURL = "https://www.prov.example"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
THEME = str(Path(__file__).parent / "theme")
THEME_STATIC_PATHS = []
PLUGINS = ["similar_posts"]
SIMILAR_POSTS_MAX_COUNT = 6

ARTICLE_PATHS = ["news", "blog", "notices"]
PAGE_PATHS = []
STATIC_PATHS = ["images"]
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL, ARTICLE_SAVE_AS = "{slug}/", "{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "kategori/{slug}/", "kategori/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "amne/{slug}/", "amne/{slug}/index.html"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ARCHIVES_SAVE_AS = ""
DIRECT_TEMPLATES = ["index"]
PAGINATED_TEMPLATES = {"index": None, "tag": None, "category": None}
DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/sida/{number}/", "{base_name}/sida/{number}/index.html"),
)

FEED_DOMAIN = SITEURL
FEED_MAX_ITEMS = 25
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_RSS = "kategori/{slug}/rss.xml"
TAG_FEED_RSS = "amne/{slug}/rss.xml"
