# What GFM's own reader makes of Markdown has no link, and the same text $T.
import html, os, re, sys

text = sys.stdin.read()
if "<a " in text:
    sys.exit("a link: " + text)
if re.search("(^|[^>])@[A-Za-z0-9_]", text):
    sys.exit("a name: " + text)
cells = re.findall("<th[^>]*>(.*?)</th>", text, re.S)
bare = [html.unescape(re.sub("<[^>]*>", "", cell)).split() for cell in cells]
if os.environ["T"].split() not in bare:
    sys.exit("other text: " + str(cells))
