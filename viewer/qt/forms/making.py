"""Chooses the widget that edits a field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from viewer.qt.forms.context import FormContext
from viewer.qt.forms.date_field import DateEdit
from viewer.qt.forms.field import FieldWidget, NumberField, OtherField, PlainField, TextField, WordField, YesNoField
from viewer.qt.forms.items import ItemsField
from viewer.qt.forms.many import ManyField
from viewer.qt.forms.picker import PickField
from viewer.qt.forms.review_field import ReviewField
from viewer.qt.forms.texts import TextsField
from viewer.registry.forms.fields import Field, Kind
from viewer.registry.patch import Path

_WIDGETS: dict[Kind, type[FieldWidget]] = {
    Kind.TEXT: TextField,
    Kind.PLAIN: PlainField,
    Kind.DATE: DateEdit,
    Kind.WORD: WordField,
    Kind.YES_NO: YesNoField,
    Kind.NUMBER: NumberField,
    Kind.ID: PickField,
    Kind.MANY: ManyField,
    Kind.REVIEWED: ReviewField,
    Kind.OTHER: OtherField,
}


def make_field(
    context: FormContext, field: Field, parent: QWidget, inner: Callable[[Path, QWidget], QWidget]
) -> FieldWidget:
    """Return the widget for a field; `inner` makes the form of an item of a list."""
    if field.kind is Kind.ITEMS:
        return ItemsField(context, field, partial(_plain, inner), inner, parent)
    return _plain(inner, context, field, parent)


def _plain(
    _inner: Callable[[Path, QWidget], QWidget], context: FormContext, field: Field, parent: QWidget
) -> FieldWidget:
    if field.kind is Kind.PLAIN and field.shelf:
        return PickField(context, field, parent)
    if field.kind is Kind.MANY and field.bilingual:
        return TextsField(context, field, parent)
    return _WIDGETS[field.kind](context, field, parent)
