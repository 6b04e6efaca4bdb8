"""What open data looks like: fields with their units and sources. A missing figure is null, never 0."""

from __future__ import annotations

from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from ninja import Field, Schema

T = TypeVar("T")
Points = float
PeriodKind = Literal["month", "quarter", "year"]


class Page(Schema, Generic[T]):
    """Một trang kết quả."""

    count: int = Field(description="Tổng số bản ghi của mọi trang")
    page: int = Field(description="Trang này, tính từ 1")
    page_size: int = Field(description="Số bản ghi tối đa của một trang")
    next: str | None = Field(description="Địa chỉ trang sau; null khi là trang cuối")
    previous: str | None = Field(description="Địa chỉ trang trước; null khi là trang đầu")
    items: list[T] = Field(description="Các bản ghi của trang này, kỳ hoặc bài mới nhất trước")


class CommuneOut(Schema):
    """Một xã, phường hoặc đặc khu."""

    code: str = Field(description="Mã đơn vị trên Cổng Dịch vụ công Quốc gia; không đổi")
    kind: Literal["xa", "phuong", "dac_khu"] = Field(description="xa, phuong hoặc dac_khu")
    name: str = Field(description="Tên riêng, ví dụ Thạnh Tân")
    full_name: str = Field(description="Tên có loại đơn vị, ví dụ xã Thạnh Tân")
    province: str = Field(description="Tỉnh, thành phố; chuỗi rỗng khi chưa khai báo")


class MonthOut(Schema):
    """Tổng điểm của một kỳ đã công bố."""

    id: str = Field(description="Mã đơn vị/mã kỳ, ví dụ H21.227/2023-06; không đổi")
    commune: str = Field(description="Mã đơn vị")
    period: str = Field(description="Mã kỳ: 2023-06, 2023-q2 hoặc 2023")
    period_type: PeriodKind = Field(description="month: tháng, quarter: quý, year: năm")
    first_day: date = Field(description="Ngày đầu của kỳ")
    last_day: date = Field(description="Ngày cuối của kỳ")
    scheme: str = Field(description="Mã bộ chỉ số đã chấm kỳ này, ví dụ qd766")
    legal_basis: str = Field(description="Văn bản quy định bộ chỉ số")
    total: Points = Field(description="Tổng điểm do Cổng Dịch vụ công Quốc gia công bố; đơn vị: điểm, từ 0 đến maximum")
    maximum: Points = Field(description="Điểm tối đa của bộ chỉ số; đơn vị: điểm")
    change: Points | None = Field(
        description="Thay đổi so với kỳ liền trước như đã công bố; đơn vị: điểm; null khi không so sánh được"
    )
    source: str = Field(description="Nguồn số liệu")
    read_at: datetime | None = Field(description="Số liệu lấy lúc; null khi không ghi")
    announcement: str = Field(description="Địa chỉ bài công bố")
    page: str = Field(description="Địa chỉ trang điểm của kỳ")
    updated_at: datetime = Field(description="Bài công bố sửa lần cuối lúc")


class ScoreOut(Schema):
    """Điểm của một nhóm chỉ số trong một kỳ. Nguồn: như của kỳ (xem /months)."""

    id: str = Field(description="Mã đơn vị/mã kỳ/mã nhóm; không đổi")
    commune: str = Field(description="Mã đơn vị")
    period: str = Field(description="Mã kỳ")
    group: str = Field(description="Mã nhóm, ví dụ TTTT")
    name: str = Field(description="Tên nhóm")
    score: Points | None = Field(description="Điểm đã công bố; đơn vị: điểm; null khi chưa có, không phải là 0")
    maximum: Points = Field(description="Điểm tối đa của nhóm; đơn vị: điểm")
    missing_reason: Literal["not_entered", "not_scored"] | None = Field(
        description="Vì sao score là null. not_entered: chưa nhập; not_scored: Cổng không chấm kỳ này"
    )
    change: Points | None = Field(
        description="Thay đổi so với kỳ liền trước như đã công bố; đơn vị: điểm; null khi không so sánh được"
    )
    source: str = Field(description="Nguồn số liệu")


class CriterionOut(Schema):
    """Một tiêu chí trong một kỳ. Nguồn: như của kỳ (xem /months)."""

    id: str = Field(description="Mã đơn vị/mã kỳ/mã tiêu chí; không đổi")
    commune: str = Field(description="Mã đơn vị")
    period: str = Field(description="Mã kỳ")
    group: str = Field(description="Mã nhóm")
    code: str = Field(description="Mã tiêu chí, ví dụ PUBLISH_ON_TIME")
    name: str = Field(description="Tên tiêu chí")
    numerator: int | None = Field(description="Tử số; đơn vị: hồ sơ hoặc thủ tục; null khi chưa có")
    denominator: int | None = Field(description="Mẫu số; đơn vị: hồ sơ hoặc thủ tục; null khi chưa có")
    score: Points | None = Field(description="Điểm đã công bố; đơn vị: điểm; null khi chưa có, không phải là 0")
    maximum: Points = Field(description="Điểm tối đa của tiêu chí; đơn vị: điểm")
    source: str = Field(description="Nguồn số liệu")


class ArticleOut(Schema):
    """Một bài viết đang công khai."""

    id: int = Field(description="Số của bài; không đổi")
    commune: str = Field(description="Mã đơn vị")
    title: str = Field(description="Tiêu đề")
    lead: str = Field(description="Tóm tắt, mở đầu; có thể rỗng")
    category: str | None = Field(description="Tên chuyên mục; null khi không có")
    url: str = Field(description="Địa chỉ của bài")
    published_at: datetime = Field(description="Đăng lúc")
    updated_at: datetime = Field(description="Sửa lần cuối lúc")


class ArticleDetail(ArticleOut):
    """Một bài viết với toàn văn."""

    body_html: str = Field(
        description="Toàn văn, HTML đã làm sạch; địa chỉ ảnh và liên kết không có tên miền thì tính từ url"
    )


class ProblemField(Schema):
    """Một tham số sai."""

    name: str = Field(description="Tên tham số")
    reason: str = Field(description="Sai ở đâu")


class Problem(Schema):
    """Lỗi theo RFC 9457 (application/problem+json)."""

    type: str = Field(description="Loại lỗi; about:blank: theo mã trạng thái HTTP")
    title: str = Field(description="Tên lỗi")
    status: int = Field(description="Mã trạng thái HTTP")
    detail: str = Field(description="Lỗi gì và nên làm gì")
    errors: list[ProblemField] = Field(default=[], description="Các tham số sai")
