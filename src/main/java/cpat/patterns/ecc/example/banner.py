"""Writes words in large letters: banner.py [-f FONT] WORD…"""
import argparse

FONTS = {"plain": "#", "lean": "/"}

# Five rows of four columns a letter, as bits.
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz ", (
    "69f99 e9e9e 78887 e999e f8e8f f8e88 78b97 99f99 e444e 7116c 9aca9 8888f 9ff99 9dfb9 69996"
    " e9e88 6999d e9ea9 78617 f4444 99996 99966 99ff9 96699 9971e f124f 00000").split()))


def rows(word, ink, slant):
    for row in range(5):
        cells = (f"{int(LETTERS[letter][row], 16):04b}" for letter in word)
        line = "  ".join("".join(ink if bit == "1" else " " for bit in cell) for cell in cells)
        yield " " * (slant * (4 - row)) + line.rstrip()


def main():
    parser = argparse.ArgumentParser(prog="banner", description="Writes words in large letters.")
    parser.add_argument("-f", dest="font", choices=sorted(FONTS), default="plain")
    parser.add_argument("words", nargs="+", metavar="WORD")
    wanted = parser.parse_args()
    word = "".join(c for c in " ".join(wanted.words).lower() if c in LETTERS)
    print("\n".join(rows(word, FONTS[wanted.font], int(wanted.font == "lean"))))


main()
