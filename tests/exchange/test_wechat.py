"""Articles for a public account: what its editor takes out is found, and is in none of ours."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from engine.exchange.exporters.wechat import articles, preview
from engine.exchange.exporters.wechat_rules import DIGEST, MOST_CHARACTERS, TITLE, faults
from tests.building import bundle_of
from tests.exchange.works import ROOT, WORKS, work


class Words(HTMLParser):
    def __init__(self, body: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(body)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", WORKS)
def test_no_article_breaks_a_rule(name: str) -> None:
    for article in articles(work(name)):
        assert faults(article.body) == []
        assert 0 < len(article.title) <= TITLE
        assert 0 < len(article.digest) <= DIGEST


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<p>好</p><script>1</script>", "<script>"),
        ("<form></form>", "<form>"),
        ("<div>好</div>", "<div>"),
        ("<video></video>", "<video>"),
        ('<p id="a">好</p>', "attribute id"),
        ('<p class="a">好</p>', "attribute class"),
        ('<p onclick="x()">好</p>', "attribute onclick"),
        ('<a href="#x">好</a>', "<a>"),
        ('<p style="position:fixed">好</p>', "style position"),
        ('<p style="float:left">好</p>', "style float"),
        ('<p style="font-family:serif">好</p>', "style font-family"),
        ('<p style="background-color:url(a.png)">好</p>', "style value"),
        ('<p style="color:var(--ink)">好</p>', "style value"),
        (f'<p style="{"color:#111111;" * 6}">好</p>', "84 characters"),
        ('<p><img src="https://example.com/a.png" alt="图"></p>', "picture from elsewhere"),
        ('<p><img src="data:image/png;base64,AA" alt="图"></p>', "within the text"),
        ('<p><img src="pictures/01.png"></p>', "alternative text"),
        ("<ul><li>一<ul><li>二</li></ul></li></ul>", "list within a list"),
        ("<!-- x --><p>好</p>", "comment"),
        ("<p>好", "not closed"),
        ("<p>好</section>", "closes nothing"),
        ("好", "outside of a paragraph"),
        (f"<p>{'好' * MOST_CHARACTERS}</p>", "too many"),
    ],
)
def test_what_the_editor_takes_out_is_found(body: str, says: str) -> None:
    assert any(says in fault.says.en for fault in faults(body)), faults(body)


def test_a_fault_has_its_line() -> None:
    (found,) = faults('<p>一</p>\n<p>二</p>\n<p id="x">三</p>')
    assert found.line == 3


def test_a_picture_of_the_accounts_own_store_is_taken() -> None:
    assert faults('<p><img src="https://mmbiz.qpic.cn/a/640" alt="图"></p>') == []


def text_of(name: str) -> str:
    return "".join(Words(article.body).text for article in articles(work(name)))


def test_a_drama_says_that_it_is_invented_and_where_to_read_on() -> None:
    text = text_of("huohua")
    assert "创作：人物、对话和情节是艺术再创作" in text
    assert "如果您选“撂下羊，跑回去报信”，请看【二】。" in text
    assert "如果您选“追上去，把火镰还他”（要记下了“火镰”才能选），请看【十五】。" in text
    assert all(f"【{n}】" in text for n in ("一", "十", "二十四"))


def test_facts_have_numbered_notes() -> None:
    body = articles(work("huohua"))[0].body
    marks = {int(n) for found in re.findall(r"［([\d、–]+)］", body) for n in re.split("[、–]", found)}
    notes = re.findall(r"<p[^>]*>［(\d+)］(.+?)</p>", body)
    assert marks == {int(n) for n, _ in notes}
    assert any("斗争" in note for _, note in notes)


def test_what_is_recorded_of_a_stop_is_not_called_a_fact() -> None:
    """How sure it is stands below it; some of it is told by one source alone."""
    (route,) = [a for a in articles(work("dongzheng")) if "第 1 站" in a.body]
    text = Words(route.body).text
    assert text.count("记载\n") == 16
    assert "史实" not in text
    assert "可信度：低" in text


def test_answers_stand_behind_all_questions() -> None:
    (quiz,) = [a for a in articles(work("jidi")) if "学完练一练" in a.title]
    text = Words(quiz.body).text
    questions, answers = text.split("\n答案\n")
    asked = len(work("jidi")["banks"]["jidi"])
    assert re.findall(r"^(\d+)．", answers, re.M) == [str(n) for n in range(1, asked + 1)]
    assert "基地占地3000平米" in answers
    assert "基地占地3000平米" not in questions


def test_a_pass_mark_is_told_where_there_is_one() -> None:
    course = dict(work("jidi"))
    told = [a.body for a in articles(course)]
    assert any("算及格" in body for body in told)
    without = json.loads(re.sub(r'"pass":\s*\d+', '"pass": 0', json.dumps(course)))
    assert not any("算及格" in a.body for a in articles(without))
    assert any("题。答案在文末" in a.body or "题，答案在文末" in a.body for a in articles(without))


def test_a_long_drama_is_divided_between_scenes() -> None:
    made = articles(work("huohua"))
    assert [a.title for a in made] == ["火花（一）", "火花（二）"]
    assert "没有完，请接着看下一篇。" in made[0].body
    assert "前面的在上一篇" in made[1].body


PICTURED = """\
情景剧: t
标题: 试
性质: 史实
简介: 一张图。
角色: {甲: {}}
场景:
  门口:
    剧本:
      - 画面: images/men.svg
        替代: 一扇"门"
      - 甲：a < b & c
    结局: 完
"""


def pictured() -> dict[str, Any]:
    return bundle_of(PICTURED, errors_allowed=True)


def test_pictures_are_numbered_and_named_for_uploading() -> None:
    (article,) = articles(pictured())
    assert article.pictures == ["images/men.svg"]
    assert '<img src="pictures/01.svg" alt="一扇&quot;门&quot;"' in article.body
    assert faults(article.body) == []
    page = preview("试", [article], [[]]).decode()
    assert "图 1：pictures/01.svg（公众号不收 SVG，先存成 PNG）" in page
    assert 'src="01/pictures/01.svg"' in page
    assert "a &lt; b &amp; c" in page


def test_the_command_writes_articles_and_a_preview(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "engine", "build", "jidi", "--to", "wechat", "-o", str(tmp_path)]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    made = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*.html"))
    assert made == [*(f"jidi.wechat/{n:02d}/article.html" for n in range(1, 7)), "jidi.wechat/index.html"]
    assert len(ran.stdout.split()) == 7
