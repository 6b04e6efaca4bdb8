"""`/api/v1/`: read-only JSON for the host's commune, and the same as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import JSONRenderer

from communes.http import commune_of
from communes.problems import problem
from indicators.open_data import rows
from indicators.open_data.answers import ABSENT, digest
from indicators.open_data.openapi import completed
from indicators.open_data.problems import reason
from indicators.open_data.schemas import (
    ArticleDetail,
    ArticleOut,
    CommuneOut,
    CriterionOut,
    MonthOut,
    Page,
    PeriodKind,
    ScoreOut,
)
from indicators.open_data.tables import XLSX, as_csv, as_xlsx
from news.models import Article

LAST_PAGE = 100_000
FILE_ROWS = 5_000  # posts in one file; the newest (said in templates/indicators/open_data.html)
T = TypeVar("T")

PageNumber = Annotated[int, Query(ge=1, le=LAST_PAGE, description="Trang, tính từ 1")]
PageSize = Annotated[int, Query(ge=1, le=200, description="Số bản ghi một trang, tối đa 200")]
Kind = Annotated[PeriodKind | None, Query(description="Chỉ lấy kỳ tháng (month), quý (quarter) hoặc năm (year)")]
Year = Annotated[int | None, Query(ge=2022, le=2100, description="Chỉ lấy các kỳ của năm này")]
CommuneCode = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$", description="Mã đơn vị")]
ArticleNumber = Annotated[int, Path(ge=1, le=2**63 - 1, description="Số của bài")]


class ReadableRenderer(JSONRenderer):
    """Vietnamese letters as they are: half the bytes, and legible to whoever opens an address in a browser."""

    json_dumps_params: Mapping[str, Any] = {"ensure_ascii": False}


class PortalAPI(NinjaAPI):
    """Ninja's API with our errors and answers in its schema."""

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        return completed(super().get_openapi_schema(**kwargs))

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__  # programs that are made from the schema name their methods by it


api = PortalAPI(
    title="Dữ liệu mở của cổng thông tin",
    version="1.0.0",
    description="Điểm Bộ chỉ số theo Quyết định số 766/QĐ-TTg và tin bài đã công khai của đơn vị. Chỉ đọc. "
    "Số liệu do Cổng Dịch vụ công Quốc gia (https://dichvucong.gov.vn) công bố; giá trị null nghĩa là chưa có số liệu, "
    "không phải là 0.",
    docs_url=None,
    openapi_url=None,
    urls_namespace="open-data",
    renderer=ReadableRenderer(),
)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"name": str(one["loc"][-1]), "reason": reason(one)} for one in error.errors]
    return problem(422, "Hãy sửa các tham số nêu ở errors rồi gửi lại.", errors)


@api.exception_handler(Http404)
def _absent(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404, ABSENT)


@api.exception_handler(HttpError)
def _failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(400, "Không đọc được yêu cầu này.")


def _page(
    request: HttpRequest, found: Sequence[T], count: int, page: int, size: int, shown: Callable[[T], Any]
) -> dict[str, Any]:
    """One page of `found`, a list or a queryset that is sliced; the neighbours keep the other parameters."""

    def address(number: int) -> str:
        query = urlencode({**request.GET.dict(), "page": number, "page_size": size})
        return rows.absolute(request, f"{request.path}?{query}")

    start = (page - 1) * size
    last = max(1, -(-count // size))
    return {
        "count": count,
        "page": page,
        "page_size": size,
        "next": address(page + 1) if start + size < count else None,
        "previous": address(min(page - 1, last)) if page > 1 else None,
        "items": [shown(one) for one in found[start : start + size]],
    }


@api.get("/communes", response=Page[CommuneOut], summary="Đơn vị của cổng này", tags=["Đơn vị"])
def communes(request: HttpRequest, page: PageNumber = 1, page_size: PageSize = 50) -> Any:
    found = rows.communes_here(request)
    return _page(request, found, len(found), page, page_size, rows.commune_out)


@api.get("/communes/{code}", response=CommuneOut, summary="Một đơn vị", tags=["Đơn vị"])
def commune(request: HttpRequest, code: CommuneCode) -> Any:
    for one in rows.communes_here(request):
        if one.code == code:
            return rows.commune_out(one)
    raise Http404


@api.get("/months", response=Page[MonthOut], summary="Các kỳ đã công bố và tổng điểm", tags=["Điểm"])
def months(
    request: HttpRequest, period_type: Kind = None, year: Year = None, page: PageNumber = 1, page_size: PageSize = 50
) -> Any:
    found = rows.periods(request, period_type, year)
    return _page(request, found, len(found), page, page_size, lambda row: rows.month_out(request, row))


@api.get("/scores", response=Page[ScoreOut], summary="Điểm các nhóm chỉ số", tags=["Điểm"])
def scores(
    request: HttpRequest, period_type: Kind = None, year: Year = None, page: PageNumber = 1, page_size: PageSize = 50
) -> Any:
    found = list(rows.scores_out(rows.periods(request, period_type, year)))
    return _page(request, found, len(found), page, page_size, lambda row: row)


@api.get("/criteria", response=Page[CriterionOut], summary="Số liệu các tiêu chí", tags=["Điểm"])
def criteria(
    request: HttpRequest, period_type: Kind = None, year: Year = None, page: PageNumber = 1, page_size: PageSize = 50
) -> Any:
    found = list(rows.criteria_out(rows.periods(request, period_type, year)))
    return _page(request, found, len(found), page, page_size, lambda row: row)


@api.get("/articles", response=Page[ArticleOut], summary="Tin bài đang công khai", tags=["Tin bài"])
def articles(request: HttpRequest, page: PageNumber = 1, page_size: PageSize = 50) -> Any:
    found = rows.articles_here(request)
    return _page(
        request,
        found,  # type: ignore[arg-type]  # a queryset is sliced as a list is
        found.count(),
        page,
        page_size,
        lambda article: rows.article_out(request, article),
    )


@api.get("/articles/{number}", response=ArticleDetail, summary="Một bài với toàn văn", tags=["Tin bài"])
def article(request: HttpRequest, number: ArticleNumber) -> Any:
    found = Article.objects.public(commune_of(request)).select_related("category", "commune").filter(pk=number).first()
    if found is None:
        raise Http404
    return {**rows.article_fields(request, found), "body_html": found.body_html}


def _months_table(request: HttpRequest) -> list[Schema]:
    return [rows.month_out(request, row) for row in rows.periods(request, None, None)]


TABLES: dict[str, tuple[type[Schema], Callable[[HttpRequest], list[Schema]]]] = {
    "communes": (CommuneOut, lambda request: [rows.commune_out(one) for one in rows.communes_here(request)]),
    "months": (MonthOut, _months_table),
    "scores": (ScoreOut, lambda request: list(rows.scores_out(rows.periods(request, None, None)))),
    "criteria": (CriterionOut, lambda request: list(rows.criteria_out(rows.periods(request, None, None)))),
    "articles": (
        ArticleOut,
        lambda request: [rows.article_out(request, one) for one in rows.articles_here(request)[:FILE_ROWS]],
    ),
}


@api.get("/files/{table}.{extension}", summary="Cả bảng thành tệp CSV hoặc XLSX", tags=["Tệp"])
def files(
    request: HttpRequest,
    table: Annotated[Literal["communes", "months", "scores", "criteria", "articles"], Path(description="Bảng")],
    extension: Annotated[Literal["csv", "xlsx"], Path(description="Dạng tệp: csv hoặc xlsx")],
) -> HttpResponse:
    schema, of = TABLES[table]
    columns, found = list(schema.model_fields), of(request)
    content = as_csv(found, columns)
    if extension == "csv":
        response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(found, columns, table), content_type=XLSX)
        # A workbook carries the second in which it was made: the digest is that of its figures, hence weak.
        response["ETag"] = f'W/"xlsx-{digest(content)}"'
    name = f"{commune_of(request).code}-{table}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
