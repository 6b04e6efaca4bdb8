"""How Vietnamese dates, times and numbers are written and read.

Django's own `vi` formats keep the American input formats, so that «06/07/2023» is 7 June, and group no digits.
Everything here is day first. https://docs.djangoproject.com/en/5.2/topics/i18n/formatting/
"""

# Display: Django's date-filter letters.
DATE_FORMAT = "d/m/Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "H:i d/m/Y"
YEAR_MONTH_FORMAT = r"\t\h\á\n\g n/Y"
MONTH_DAY_FORMAT = "d/m"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "H:i d/m/Y"
FIRST_DAY_OF_WEEK = 1  # Monday

# Input: strptime's letters. The first of each list is what forms and the admin's date widgets write.
DATE_INPUT_FORMATS = [
    "%d/%m/%Y",  # 06/07/2023
    "%d-%m-%Y",  # 06-07-2023
    "%d.%m.%Y",  # 06.07.2023
    "%d/%m/%y",  # 06/07/23
]
TIME_INPUT_FORMATS = [
    "%H:%M:%S",  # 20:26:05
    "%H:%M",  # 20:26
    "%H:%M:%S.%f",  # 20:26:05.000200
]
DATETIME_INPUT_FORMATS = [
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S.%f",
    "%H:%M:%S %d/%m/%Y",
    "%H:%M %d/%m/%Y",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d/%m/%y %H:%M",
]

# 190.258 and 72,6
DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
