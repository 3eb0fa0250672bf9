"""python3 xlsxwriter_peer.py numbers|amounts|mixed OUT: XlsxWriter in its constant-memory mode."""
import sys

import xlsxwriter

MASK = (1 << 64) - 1
NAMES = ["一般公共服务支出", "教育支出", "科学技术支出", "社会保障和就业支出", "卫生健康支出", "城乡社区支出", "住房保障支出", "其他支出"]


def generator(state=20240607):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


kind, path = sys.argv[1:]
book = xlsxwriter.Workbook(path, {"constant_memory": True})
sheet = book.add_worksheet("data")
bits = generator()
for row in range(100_000):
    for column in range(20):
        value = next(bits)
        if kind == "numbers":
            sheet.write_number(row, column, (value >> 11) * 2.0**-53 * 1_000_000)
        elif kind == "mixed" and column % 2 == 1:
            sheet.write_string(row, column, f"{NAMES[value % 8]}{value >> 40 & 0x3FFFF}")
        else:
            sheet.write_number(row, column, (value >> 34) / 100)
book.close()
