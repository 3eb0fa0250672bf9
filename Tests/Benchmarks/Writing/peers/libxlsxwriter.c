// cc -O2 libxlsxwriter.c -lxlsxwriter -o libxlsxwriter; ./libxlsxwriter numbers|amounts|mixed memory|constant OUT
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

static uint64_t state = 20240607;

static uint64_t next(void) {
    uint64_t z = (state += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static const char *names[] = {"一般公共服务支出", "教育支出", "科学技术支出", "社会保障和就业支出",
                              "卫生健康支出", "城乡社区支出", "住房保障支出", "其他支出"};

int main(int count, char **arguments) {
    if (count != 4) return 64;
    lxw_workbook_options options = {.constant_memory = strcmp(arguments[2], "constant") == 0};
    lxw_workbook *book = workbook_new_opt(arguments[3], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "data");
    char text[96];
    for (int row = 0; row < 100000; row++) {
        for (int column = 0; column < 20; column++) {
            uint64_t bits = next();
            if (strcmp(arguments[1], "numbers") == 0) {
                worksheet_write_number(sheet, row, column, (double)(bits >> 11) * 0x1p-53 * 1000000, NULL);
            } else if (strcmp(arguments[1], "mixed") == 0 && column % 2 == 1) {
                snprintf(text, sizeof text, "%s%llu", names[bits % 8], (unsigned long long)(bits >> 40 & 0x3FFFF));
                worksheet_write_string(sheet, row, column, text, NULL);
            } else {
                worksheet_write_number(sheet, row, column, (double)(bits >> 34) / 100, NULL);
            }
        }
    }
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
