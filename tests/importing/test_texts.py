"""Texts become clean Markdown: no HTML, no codes of the old generator, nothing dangerous."""

import pytest
from markdown import markdown

OUR_EXTENSIONS = ["tables", "fenced_code", "sane_lists"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ett stycke med [en länk](https://www.example.se/) och *betoning*.", id="Markdown"),
        pytest.param("– Jag badar, säger Anna.\n\n– Det gör jag med.", id="speech"),
        pytest.param("Skriv till <info@example.se> eller <https://www.example.se>.", id="autolinks"),
        pytest.param("I koden står `<b>` och `{{ x }}`.", id="tags in code"),
        pytest.param("1 < 2 & 3 > 2", id="signs"),
        pytest.param("- Ett\n- Två\n    - Två och ett halvt", id="lists"),
        pytest.param("Ring [växeln](tel:+46123456) eller [skriv](mailto:info@example.se).", id="telephone and mail"),
    ],
)
def test_what_needs_nothing_stays_byte_for_byte(text_of, text):
    assert text_of(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("<p>Ett <strong>bad</strong> och <em>två</em></p>", "Ett **bad** och *två*"),
        ("<strong>Ett </strong>bad", "**Ett** bad"),
        ("<b>a</b><b>b</b>", "**ab**"),
        ("<strong><b>a</b></strong>", "**a**"),
        ("<strong>a<br></strong>b", "**a**  \nb"),
        ("<p>2. Andra stycket</p>", "2\\. Andra stycket"),
        ("<p># ingen rubrik</p>", "\\# ingen rubrik"),
        ("<p>- ingen lista</p>", "\\- ingen lista"),
        ("<p>a*b_c _d_</p>", "a\\*b_c \\_d\\_"),
        ("<p>AT&amp;T &lt;b&gt;</p>", "AT&T &lt;b>"),
        ("<p>&amp;copy;</p>", "&amp;copy;"),
        ("<h3>Rubrik <b>fet</b></h3>", "### Rubrik fet"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n    - b"),
        ("- a\n  - b", "- a\n    - b"),
        ("<ol start='3'><li>c</li><li>d</li></ol>", "3. c\n4. d"),
        ("<blockquote><p>Citat</p></blockquote>", "> Citat"),
        ("<dl><dt>Bad</dt><dd>Ett vatten</dd></dl>", "Bad\n:   Ett vatten"),
        ("5 m<sup>2</sup> och CO<sub>2</sub>, 3<sup>rd</sup>", "5 m² och CO₂, 3rd"),
        ("<q>hej</q>", "”hej”"),
        ("<u>a</u> <span style='color:red'>b</span>", "a b"),
        ("<pre><code class='language-js'>a &lt; b\n```\n</code></pre>", "````js\na < b\n```\n````"),
        ("<!-- dold --> synlig", "synlig"),
        ("<div>Ett\n\n**två**</div>", "Ett\n\n**två**"),
        ("<p>Ett</p>**två**", "Ett\n\n**två**"),
        ("<a href='https://www.example.se/a(b)'>x</a>", "[x](https://www.example.se/a%28b%29)"),
        ("<figure><figcaption>Bildtext</figcaption></figure>", "*Bildtext*"),
        (
            "<i>Ord</i>[^1]\n\n[^1]: En not.\n[^2]: https://example.se",
            "*Ord*[^1]\n\n[^1]: En not.\n\n[^2]: https://example.se",
        ),
        ("[Ned](#det-svåra)\n\n## Det *svåra*", "[Ned](#det-svara)\n\n## Det svåra"),
        ("[Ned](#borta)\n\n## Det svåra", "Ned\n\n## Det svåra"),
        ("rad ett<br>rad två", "rad ett  \nrad två"),
    ],
)
def test_html_becomes_markdown(text_of, text, markdown):
    assert text_of(text) == markdown


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        "<form action='https://example.se'><input name='a'><button>Skicka</button></form>",
        "<object data='x.swf'><p>Film</p></object>",
        "<svg onload='alert(1)'><text>hej</text></svg>",
        "<p onclick='alert(1)'></p>",
        "<iframe src='javascript:alert(1)'></iframe>",
    ],
)
def test_what_is_dangerous_is_gone(text_of, text):
    assert text_of(f"Före.\n\n{text}\n\nEfter.") == "Före.\n\nEfter."


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JaVaScRiPt:alert(1)", "htps://x.se"]
)
def test_a_link_with_another_scheme_loses_it_and_keeps_its_words(text_of, target):
    assert text_of(f"Läs [mer]({target}) och <a href='{target}'>mera</a>.") == "Läs mer och mera."


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("{{< youtube abc123 >}}", "[youtube.com](https://www.youtube.com/watch?v=abc123)"),
        ('{{< youtube id="abc" title="En film" >}}', "[En film](https://www.youtube.com/watch?v=abc)"),
        ('<iframe src="//www.youtube.com/embed/abc?rel=0" title="En film"></iframe>',
         "[En film](https://www.youtube.com/watch?v=abc)"),
        ('{{< tweet user="kommunen" id="12" >}}', "[@kommunen](https://x.com/kommunen/status/12)"),
        ('{{% note %}}\nKom **snart**.\n{{% /note %}}', "Kom **snart**."),
        ('{{< ring title="Tänk på" >}}\nBada inte ensam.\n{{< /ring >}}', "**Tänk på**\n\nBada inte ensam."),
        ('{{< quote-block text="Ett bad." cite="Anna Ek" >}}', "> Ett bad.\n> \n> – Anna Ek".replace("> \n", ">\n")),
        ('{{< button href="https://www.example.se/" text="Läs mer" >}}', "[Läs mer](https://www.example.se/)"),
        ("{{< highlight js >}}\na < b\n{{< /highlight >}}", "```js\na < b\n```"),
        ("{% highlight js %}\na < b\n{% endhighlight %}", "```js\na < b\n```"),
        ("Ett stycke.\n{: .ingress}", "Ett stycke."),
        ("## Rubrik {: #rubrik}", "## Rubrik"),
        ("Före {{ page.title }} efter", "Före  efter"),
        ("{% comment %}dold{% endcomment %}Synlig", "Synlig"),
        ("{% include note.html text=\"Kom snart\" %}", "**Kom snart**"),
        ("[mer]({{< legacy-file \"2014/a.xlsx\" >}})", "mer"),
    ],
)  # fmt: skip
def test_codes_of_the_generator_become_markdown(text_of, text, markdown):
    assert text_of(text) == markdown


def test_a_code_without_a_counterpart_is_told(bring):
    brought = bring({"a.md": "---\ntitle: T\ndate: 2021-01-15\nsummary: S.\n---\nText.\n\n{{< vader sjön >}}\n"})
    assert brought.text("a.md") == "Text."
    assert "en kod utan motsvarighet är borttagen (vader)" in brought.reason("a.md")


def test_a_table_gets_its_header_and_room_for_what_spans(text_of):
    table = (
        "<table><caption>Avgifter</caption><tr><th><b>År</b></th><th>A|B</th><th>C</th></tr>"
        "<tr><td rowspan='2'>2020</td><td colspan='2'>1</td></tr>"
        "<tr><td><ul><li>x</li><li>y</li></ul></td><td>2</td></tr></table>"
    )
    assert text_of(table) == (
        "**Avgifter**\n\n| År | A\\|B | C |\n| --- | --- | --- |\n| 2020 | 1 |  |\n|  | x; y | 2 |"
    )


def test_a_table_of_one_column_is_no_table(text_of):
    assert text_of("<table><tr><td>Ett</td></tr><tr><td>Två</td></tr></table>") == "Ett\n\nTvå"


@pytest.mark.parametrize(
    "text",
    [
        "<p>1. a</p><p>* b</p><p>&gt; c</p><p>+ d</p><p>=== e</p><p>*** f</p><p>~~~ g</p><p>/// h</p><p>[a]: b</p>",
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt; \\*</p>",
        "<p>[a](b) ![c](d) [e][f] `g` {h} snake_case __init__</p>",
        "<p><span>2. a</span></p><ul><li>3. b</li></ul><p><br>- c</p>",
    ],
)
def test_our_own_builder_reads_the_words_that_stood_there(text_of, text):
    import re
    from html import unescape

    def words(html: str) -> list[str]:
        return unescape(re.sub(r"<[^>]+>", " ", html)).split()

    assert words(markdown(text_of(text), extensions=OUR_EXTENSIONS)) == words(text)
