#!/usr/bin/env python3
"""letter_case_rows.py > src/style/letter_case_rows.h

Makes ranges of capital letters and their distance to the small ones from the Unicode tables of
this Python. Within a range every letter is a capital (step 1) or every second one (step 2).
Mappings that are not one to one are left out.
"""
import unicodedata


def pairs():
    for point in range(0x110000):
        small = chr(point).lower()
        if len(small) == 1 and small != chr(point) and small.upper() == chr(point):
            yield point, ord(small) - point


def ranges():
    found = []
    for point, distance in pairs():
        if found:
            first, last, step, known = found[-1]
            gap = point - last
            if distance == known and gap <= 2 and (first == last or gap == step):
                found[-1] = (first, point, gap, known)
                continue
        found.append((point, point, 1, distance))
    return found


def main():
    print("/*\n * style/letter_case_rows: capitals and how far their small letters are. Private to"
          "\n * style/letter_case.\n *"
          f"\n * Made by tools/letter_case_rows.py from Unicode {unicodedata.unidata_version}."
          "\n */")
    print("#ifndef COR_STYLE_LETTER_CASE_ROWS_H\n#define COR_STYLE_LETTER_CASE_ROWS_H\n")
    print("#include <stdint.h>\n\ntypedef struct case_range {\n    uint32_t first, last;"
          "\n    int step, distance;\n} case_range;\n")
    print("static const case_range ranges[] = {")
    line = "   "
    for first, last, step, distance in ranges():
        cell = f" {{ 0x{first:x}, 0x{last:x}, {step}, {distance} }},"
        if len(line) + len(cell) > 100:
            print(line)
            line = "   "
        line += cell
    print(line + "\n};\n\n#endif")


if __name__ == "__main__":
    main()
