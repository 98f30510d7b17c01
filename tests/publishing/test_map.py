import gzip
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import isclose

import pytest
from defusedxml.ElementTree import fromstring

from fieldpost.domain import PlacePrecision
from fieldpost.publishing.basemap import DATA, Border, basemap_for, extent, read_basemap, sheet
from fieldpost.publishing.errors import MapError
from fieldpost.publishing.labels import Disc, place_towns
from fieldpost.publishing.letters import in_lines, text_width, wrapped
from fieldpost.publishing.map import render_map
from fieldpost.publishing.map_content import MapPoint, MapWords
from fieldpost.publishing.map_policy import MapPolicy, default_policy, styled
from fieldpost.publishing.projection import Albers, Frame, clipped_line, clipped_ring, near, simplified
from fieldpost.publishing.room import Room, meet

SVG = "{http://www.w3.org/2000/svg}"
WORDS = MapWords(
    title="Where we worked, May 2031",
    description="Three places: Almaty 4, Osh 1, Kostanay 1.",
    key="Activities",
    area="An area, not an exact place",
    beyond="Beyond the map: {places}",
)
ALMATY = MapPoint(name="Almaty", latitude=43.25, longitude=76.95, count=4, href="#almaty")
OSH = MapPoint(name="Osh", latitude=40.53, longitude=72.80, count=1, href="#osh")
FERGHANA = MapPoint(
    name="Ferghana Valley", latitude=40.7, longitude=71.7, count=2, precision=PlacePrecision.AREA, href="#ferghana"
)
VIENNA = MapPoint(name="Vienna", latitude=48.21, longitude=16.37, count=1)
BALKAN_TOWNS = {
    "Sarajevo": (43.85, 18.36), "Mostar": (43.34, 17.81), "Banja Luka": (44.77, 17.19), "Belgrade": (44.80, 20.47),
    "Novi Pazar": (43.14, 20.51), "Bujanovac": (42.46, 21.77), "Pristina": (42.67, 21.17), "Mitrovica": (42.89, 20.87),
    "Prizren": (42.21, 20.74), "Skopje": (42.0, 21.43), "Tetovo": (42.01, 20.97), "Podgorica": (42.44, 19.26),
}  # fmt: skip


def draw(*points: MapPoint, countries: tuple[str, ...] = ("KZ",), language: str = "en", rtl: bool = False) -> str:
    return render_map(
        points,
        frame_countries=countries,
        language=language,
        policy=default_policy(),
        words=WORDS,
        direction="rtl" if rtl else "ltr",
    )


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in fromstring(svg).iter(f"{SVG}text")]


def circles(svg: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the circles of the link or group that ``name`` names."""
    for parent in fromstring(svg).iter():
        if parent.findtext(f"{SVG}title") == name:
            yield from (element.attrib for element in parent.iter(f"{SVG}circle"))


@pytest.mark.parametrize("scale", ["110m", "50m", "10m"])
@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [
        pytest.param(44.95, 34.10, "UA", id="Simferopol"),
        pytest.param(42.66, 21.17, "XK", id="Pristina"),
        pytest.param(43.00, 41.10, "GE", id="Sukhumi"),
        pytest.param(42.22, 43.97, "GE", id="Tskhinvali"),
        pytest.param(46.84, 29.64, "MD", id="Tiraspol"),
        pytest.param(39.82, 46.75, "AZ", id="Stepanakert"),
        pytest.param(45.62, 63.30, "KZ", id="Baikonur"),
    ],
)
def test_every_scale_gives_a_place_to_the_same_country(
    scale: str, latitude: float, longitude: float, country: str
) -> None:
    assert read_basemap(scale).country_at(longitude, latitude) == country


@pytest.mark.parametrize("scale", ["110m", "50m"])
@pytest.mark.parametrize(
    ("latitude", "longitude", "area"),
    [
        pytest.param(27.15, -13.20, "EH", id="Laayoune"),
        pytest.param(35.25, 33.36, "CY-north", id="northern Cyprus, a part of Cyprus"),
        pytest.param(34.95, 33.60, "CY", id="Larnaca"),
        pytest.param(34.08, 74.80, "IN", id="Srinagar"),
    ],
)
def test_the_two_scales_that_cover_the_world_agree_on_areas_elsewhere(
    scale: str, latitude: float, longitude: float, area: str
) -> None:
    assert read_basemap(scale).country_at(longitude, latitude) == area


def test_the_detailed_scale_has_crimea_down_to_kerch_and_no_line_across_it() -> None:
    basemap = read_basemap("10m")
    frame = Frame.around(extent(("UA",)), width=640, heights=(320, 480), margin=22)
    crimea = (33.2, 45.7, 35.0, 46.4)
    across = [
        border
        for border in sheet(basemap, frame, hosts=("UA",)).borders
        for x, y in zip(border.longitudes, border.latitudes, strict=True)
        if crimea[0] < x < crimea[2] and crimea[1] < y < crimea[3]
    ]

    assert basemap.country_at(36.47, 45.35) == "UA"
    assert across == []


@pytest.mark.parametrize("scale", ["110m", "50m"])
def test_a_country_across_the_date_line_is_not_drawn_around_the_earth(scale: str) -> None:
    basemap = read_basemap(scale)

    assert basemap.country_at(-5.0, 70.5) is None
    assert basemap.country_at(185.0, 67.0) == "RU"
    assert basemap.country_at(0.0, -85.0) == "AQ"


def test_the_base_map_files_weigh_less_than_two_megabytes() -> None:
    assert sum(file.stat().st_size for file in DATA.glob("basemap-*.bin")) < 2_000_000


def test_the_border_of_kosovo_is_dashed_and_others_are_solid() -> None:
    policy = default_policy()
    line = [20.5, 20.6], [43.0, 43.1]

    [(dashed, _)] = styled(Border(between=("RS", "XK"), longitudes=line[0], latitudes=line[1], line=[]), policy.borders)
    [(solid, _)] = styled(Border(between=("BG", "RS"), longitudes=line[0], latitudes=line[1], line=[]), policy.borders)

    assert (dashed, solid) == ("dashed", "solid")


def test_a_rule_for_a_stretch_of_border_holds_for_that_stretch_only() -> None:
    border = Border(
        between=("IN", "PK"), longitudes=[71.0, 72.0, 74.0, 75.0], latitudes=[28.0, 29.0, 33.0, 34.0], line=[]
    )

    pieces = styled(border, default_policy().borders)

    assert pieces == [("solid", [(71.0, 28.0), (72.0, 29.0)]), ("dashed", [(72.0, 29.0), (74.0, 33.0), (75.0, 34.0)])]


def test_an_area_with_a_footnote_has_it_below_the_map_in_the_language_of_the_reader() -> None:
    svg = draw(countries=("XK",), language="ru")

    assert "Косово*" in texts(svg)
    assert next(text for text in texts(svg) if text.startswith("* ")).startswith("* Показано без ущерба")


def test_the_disclaimer_stands_in_english_where_the_policy_lacks_the_language() -> None:
    assert default_policy().disclaimer["en"] in texts(draw(ALMATY, language="ka"))


def test_a_name_given_by_the_policy_replaces_the_cldr_one() -> None:
    assert "Кыргызстан" in texts(draw(countries=("KG",), language="ru"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "the map policy has no key colour"),
        ('credits = { en = "x" }', "the map policy has no disclaimer in English"),
        ('[[borders]]\nbetween = ["RS", "XK"]\nstyle = "dotted"', "style dotted; it can be solid, dashed, none"),
        ('[[borders]]\nbetween = ["RS"]\nstyle = "none"', "not between two areas"),
        ("[[borders]", "the map policy cannot be read"),
    ],
)
def test_a_policy_that_cannot_be_followed_is_an_error_that_says_why(text: str, message: str) -> None:
    texts = "" if text.startswith(("credits", "colour")) else 'disclaimer = { en = "x" }\ncredits = { en = "x" }\n'

    with pytest.raises(MapError, match=message):
        MapPolicy.from_toml(texts + text)


def test_the_same_points_in_another_order_give_the_same_bytes() -> None:
    assert draw(ALMATY, OSH, FERGHANA) == draw(FERGHANA, OSH, ALMATY)


def test_a_map_of_central_asia_weighs_less_than_twelve_kilobytes() -> None:
    assert len(gzip.compress(draw(ALMATY, OSH, FERGHANA).encode(), 9)) < 12_000


def test_a_map_with_links_is_a_group_and_one_without_is_an_image() -> None:
    linked, plain = fromstring(draw(ALMATY)), fromstring(draw(VIENNA, countries=()))

    assert (linked.get("role"), plain.get("role")) == ("group", "img")
    assert [link.get("href") for link in linked.iter(f"{SVG}a")] == ["#almaty"]
    assert linked.findtext(f"{SVG}title") == "Where we worked, May 2031"
    assert linked.findtext(f"{SVG}desc") == "Three places: Almaty 4, Osh 1, Kostanay 1."


def test_the_areas_of_two_circles_are_as_their_counts_and_a_finger_can_meet_both() -> None:
    svg = draw(ALMATY, OSH)
    (almaty_target, almaty), (osh_target, osh) = circles(svg, "Almaty: 4"), circles(svg, "Osh: 1")

    assert isclose((float(almaty["r"]) / float(osh["r"])) ** 2, 4, rel_tol=0.05)
    assert min(float(almaty_target["r"]), float(osh_target["r"])) >= 12


def test_an_area_is_a_hatched_ring_and_not_a_dot() -> None:
    svg = draw(FERGHANA)
    _, _, ring = circles(svg, "Ferghana Valley: 2")

    assert (ring["fill"], "stroke-dasharray" in ring) == ("none", True)
    assert {"Ferghana Valley (2)", WORDS.area} <= set(texts(svg))


def test_a_lone_circle_is_no_larger_than_its_number_needs_and_has_no_key() -> None:
    many = replace(ALMATY, count=90)

    alone, beside = draw(many), draw(many, OSH, countries=("KZ", "KG"))

    assert [each["r"] for each in circles(alone, "Almaty: 90")] == ["12", "9"]
    assert "Activities" not in texts(alone)
    assert "Activities" in texts(beside)
    lone_area = texts(draw(FERGHANA, countries=("UZ",)))
    assert "An area, not an exact place" in lone_area
    assert "Activities" not in lone_area


def test_a_place_too_far_away_is_named_below_the_map() -> None:
    svg = draw(ALMATY, VIENNA)

    assert "Beyond the map: Vienna: 1" in texts(svg)
    assert list(circles(svg, "Vienna: 1")) == []


def test_a_map_of_nothing_is_an_error() -> None:
    with pytest.raises(MapError, match="a map needs a point or a country to show"):
        draw(countries=())


def test_a_point_without_activities_is_an_error() -> None:
    with pytest.raises(MapError, match="Almaty stands for 0 activities"):
        MapPoint(name="Almaty", latitude=43.25, longitude=76.95, count=0)


def test_right_to_left_text_is_isolated_and_loses_only_its_vowel_signs() -> None:
    point = MapPoint(name="ألماتّي", latitude=43.25, longitude=76.95, count=4)

    assert "\u2067ألماتي\u2069" in texts(draw(point, language="ar", rtl=True))


def test_twelve_towns_close_together_all_keep_their_names_and_none_meets_another() -> None:
    frame = Frame.around(extent(("BA", "RS", "ME", "XK", "MK", "AL")), width=640, heights=(320, 480), margin=22)
    spots = {name: frame.position(longitude, latitude) for name, (latitude, longitude) in BALKAN_TOWNS.items()}
    discs = [Disc(name=name, x=x, y=y, reach=6) for name, (x, y) in spots.items()]
    room = Room((0, 0, frame.width, frame.height))
    for disc in discs:
        room.take(disc.box)

    labels = place_towns(discs, room, rtl=False)

    assert sorted(label.label.lines[0] for label in labels) == sorted(BALKAN_TOWNS)
    assert not any(meet(one.boxes[0], other.boxes[0]) for one, other in combinations(labels, 2))
    assert not any(meet(label.boxes[0], disc.box) for label in labels for disc in discs)


def test_names_that_found_no_room_come_first_in_another_try() -> None:
    towns = {
        "Bishkek": (42.87, 74.59), "Kant": (42.89, 74.85), "Kara-Balta": (42.81, 73.85), "Osh": (40.53, 72.8),
        "Batken": (40.06, 70.82), "Cholpon-Ata": (42.65, 77.08), "Jalal-Abad": (40.93, 73.0), "Kochkor": (42.21, 75.76),
        "Merke": (42.87, 73.19), "Naryn": (41.43, 75.99), "Nookat": (40.27, 72.62), "Tokmok": (42.84, 75.29),
        "Uzgen": (40.77, 73.3),
    }  # fmt: skip
    points = [MapPoint(name=name, latitude=y, longitude=x, count=1) for name, (y, x) in towns.items()]
    drawn = texts(
        render_map(
            points, frame_countries=("KG",), language="en", policy=default_policy(), words=WORDS, size=(400, 420)
        )
    )

    assert [name for name in towns if not any(text.startswith(name) for text in drawn)] == []


def test_a_small_country_is_drawn_in_detail_and_a_continent_is_not() -> None:
    near = Frame.around(extent(("XK",)), width=640, heights=(320, 480), margin=22)
    middle = Frame.around(extent(("KZ",)), width=640, heights=(320, 480), margin=22)
    far = Frame.around([(-20.0, 30.0), (150.0, 70.0)], width=640, heights=(320, 480), margin=22)

    assert [basemap_for(frame) for frame in (near, middle, far)] == [read_basemap(s) for s in ("10m", "50m", "110m")]


def test_a_frame_across_the_date_line_shows_both_sides() -> None:
    frame = Frame.around([(177.0, -19.0), (181.0, -16.0)], width=640, heights=(320, 480), margin=22)

    xs = [x for ring in sheet(read_basemap("50m"), frame, hosts=("FJ",)).host for x, _ in ring]

    assert min(xs) < frame.position(180, -17)[0] < max(xs)


@pytest.mark.parametrize("area", [(46.0, 40.0, 87.0, 55.0), (-80.0, -55.0, -60.0, -20.0), (20.0, -5.0, 40.0, 5.0)])
def test_a_position_is_found_again_from_the_page(area: tuple[float, float, float, float]) -> None:
    projection = Albers.suited_to(area)

    longitude, latitude = projection.inverse(*projection.forward(area[0], area[1]))

    assert isclose(longitude, area[0])
    assert isclose(latitude, area[1])


def test_a_ring_is_cut_at_the_edge_of_the_page_and_a_line_into_its_pieces() -> None:
    page = (0.0, 0.0, 10.0, 10.0)

    assert clipped_ring([(5.0, 2.0), (15.0, 2.0), (15.0, 8.0), (5.0, 8.0)], page) == [
        (5.0, 2.0),
        (10.0, 2.0),
        (10.0, 8.0),
        (5.0, 8.0),
    ]
    assert clipped_line([(5.0, 5.0), (15.0, 5.0), (15.0, 8.0), (5.0, 8.0)], page) == [
        [(5.0, 5.0), (10.0, 5.0)],
        [(10.0, 8.0), (5.0, 8.0)],
    ]


def test_a_point_less_than_the_tolerance_off_the_line_is_dropped() -> None:
    assert simplified([(0.0, 0.0), (5.0, 0.3), (10.0, 0.0), (10.0, 5.0)], 0.4) == [(0.0, 0.0), (10.0, 0.0), (10.0, 5.0)]


def test_long_names_are_broken_where_the_lines_are_most_alike() -> None:
    assert in_lines("Bosnia and Herzegovina", 2) == ["Bosnia and", "Herzegovina"]
    assert wrapped("one two three", 10, text_width("one two", 10)) == ["one two", "three"]


def test_points_beyond_an_edge_are_dropped_only_between_others_beyond_it() -> None:
    line = [(1.0, 1.0), (-3.0, 1.0), (-5.0, 2.0), (-4.0, 3.0), (-3.0, 12.0), (1.0, 12.0), (2.0, 2.0)]

    seen = near(line, (0.0, 0.0, 10.0, 10.0))

    assert seen == [(1.0, 1.0), (-3.0, 1.0), (-3.0, 12.0), (1.0, 12.0), (2.0, 2.0)]
    assert clipped_ring(seen, (0.0, 0.0, 10.0, 10.0)) == clipped_ring(line, (0.0, 0.0, 10.0, 10.0))
