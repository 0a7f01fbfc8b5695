"""What the pages of evaluations and recognitions are called."""

from __future__ import annotations

from ndp.model.evaluation import Evaluation
from ndp.model.recognition import Recognition
from ndp.site.render import View


def subject(view: View, platform_id: str, product: str | None) -> str:
    """What is evaluated or recognised: the platform, with the product where it is one of several."""
    platform = view.portal.catalogue.platforms.get(platform_id)
    name = view.platform_title(platform) if platform else platform_id
    return f"{product} – {name}" if product else name


def evaluation_title(view: View, evaluation: Evaluation) -> str:
    """What was evaluated and when."""
    name = subject(view, evaluation.platform, evaluation.product)
    return view._("Đánh giá {name}, {day}", name=name, day=view.date(evaluation.date))


def recognition_title(view: View, recognition: Recognition) -> str:
    """What was recognised, by the certificate's number where there is one."""
    name = subject(view, recognition.platform, recognition.product)
    if recognition.certificate:
        return view._("Chứng nhận {number}: {name}", number=recognition.certificate, name=name)
    return view._("Công nhận {name}", name=name)
