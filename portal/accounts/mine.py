"""«Tài khoản của tôi»: sessions, notices by mail, the second factor."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from communes.http import commune_of, staff_of
from communes.models import User
from portal.accounts import second_factor, sessions
from portal.accounts.events import record
from portal.accounts.forms import CodeForm, NoticesForm, OwnPasswordForm
from portal.accounts.models import AccountEvent, EventKind, StaffSession
from portal.accounts.signing_in import page

SHOWN_EVENTS = 10


def _me(request: HttpRequest) -> User:
    user = staff_of(request)
    if user is None:
        raise Http404
    return user


@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own account, and whether letters are wanted."""
    user = _me(request)
    form = NoticesForm(request.POST if request.method == "POST" else None, instance=user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Đã lưu.")
        return redirect("admin:account")
    return page(
        request,
        "admin/account/account.html",
        "Tài khoản của tôi",
        form=form,
        sessions=sessions.sessions_of(user),
        current_key=request.session.session_key,
        device=second_factor.device_of(user),
        codes_left=second_factor.backup_codes_left(user),
        events=AccountEvent.objects.filter(user=user, commune=commune_of(request))[:SHOWN_EVENTS],
    )


@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's own sessions."""
    user = _me(request)
    row = StaffSession.objects.filter(pk=pk, user=user).exclude(key=request.session.session_key or "").first()
    if row is not None:
        device = row.device
        sessions.end(row)
        record(request, EventKind.SESSION_ENDED, user=user, by=user, detail=device)
        messages.success(request, f"Đã kết thúc phiên trên {device}.")
    return redirect("admin:account")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    user = _me(request)
    count = sessions.end_others(user=user, keep=request.session.session_key)
    if count:
        record(request, EventKind.SESSION_ENDED, user=user, by=user, detail=f"{count} phiên khác")
    messages.success(request, f"Đã kết thúc {count} phiên khác." if count else "Không có phiên nào khác.")
    return redirect("admin:account")


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def set_up_second_factor(request: HttpRequest) -> HttpResponse:
    """The QR code and the key as text; a first code from the app proves that it was read."""
    user = _me(request)
    if second_factor.device_of(user):
        if request.session.get(second_factor.VERIFIED):
            return redirect("admin:account")
        return _verify_again(request, user)
    device = second_factor.start(user=user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.confirm(user=user, code=form.cleaned_data["code"])
        if codes is not None:
            request.session[second_factor.VERIFIED] = True
            sessions.end_others(user=user, keep=request.session.session_key)
            record(request, EventKind.SECOND_FACTOR_ON, user=user, by=user)
            return page(request, "admin/account/backup_codes.html", "Mã dự phòng của bạn", codes=codes, fresh=True)
        form.add_error("code", "Mã không đúng. Hãy nhập sáu chữ số đang hiện trong ứng dụng.")
    return page(
        request,
        "admin/account/second_factor.html",
        "Cài đặt xác nhận hai bước",
        form=form,
        qr=second_factor.qr_svg(device, user=user, commune=commune_of(request)),
        key=second_factor.key_text(device),
        issuer=commune_of(request).kind_name,
    )


def _verify_again(request: HttpRequest, user: User) -> HttpResponse:
    """Signed in before the second factor was: the code is owed in this session too."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        waiting = second_factor.waiting_of(user, form.cleaned_data["code"])
        if waiting:
            form.add_error("code", f"Bạn đã nhập sai. Hãy thử lại sau {waiting.seconds} giây.")
            return page(request, "registration/second_step.html", "Xác nhận bước hai", form=form)
        if second_factor.match(user=user, code=form.cleaned_data["code"]):
            request.session[second_factor.VERIFIED] = True
            return redirect("admin:index")
        record(request, EventKind.SECOND_FACTOR_FAILED, user=user)
        form.add_error("code", "Mã không đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trên điện thoại.")
    return page(request, "registration/second_step.html", "Xác nhận bước hai", form=form)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def renew_backup_codes(request: HttpRequest) -> HttpResponse:
    user = _me(request)
    if second_factor.device_of(user) is None:
        return redirect("admin:account")
    form = OwnPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        codes = second_factor.new_backup_codes(user=user)
        record(request, EventKind.BACKUP_CODES_MADE, user=user, by=user)
        return page(request, "admin/account/backup_codes.html", "Mã dự phòng của bạn", codes=codes, fresh=False)
    return page(
        request,
        "admin/account/confirm.html",
        "Tạo mã dự phòng mới",
        form=form,
        text="Các mã dự phòng cũ sẽ không dùng được nữa.",
        button="Tạo mã mới",
    )


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def remove_second_factor(request: HttpRequest) -> HttpResponse:
    user = _me(request)
    if second_factor.device_of(user) is None:
        return redirect("admin:account")
    form = OwnPasswordForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        second_factor.remove(user=user)
        request.session.pop(second_factor.VERIFIED, None)
        # Another session would go on as one that gave both factors, where there is but one now.
        sessions.end_others(user=user, keep=request.session.session_key)
        record(request, EventKind.SECOND_FACTOR_OFF, user=user, by=user)
        messages.success(request, "Đã tắt xác nhận hai bước.")
        return redirect("admin:account")
    required = commune_of(request).requires_second_factor
    return page(
        request,
        "admin/account/confirm.html",
        "Tắt xác nhận hai bước",
        form=form,
        text="Đơn vị bắt buộc xác nhận hai bước: sau khi tắt, bạn phải cài đặt lại ngay."
        if required
        else "Sau khi tắt, chỉ cần mật khẩu là đăng nhập được.",
        button="Tắt xác nhận hai bước",
    )
