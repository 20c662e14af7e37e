"""Import aiogram without building its 590 models at once: each is built when it is first used.

Measured 2026-11-23 (`python -X importtime`, CPU seconds of `import aiogram.types, aiogram.methods`): 4.9 s and 166 MB
became 1.6 s and 78 MB, the first update 0.15 s later. On any surprise the plain import is used; a test builds them all.
"""

import importlib.metadata
import logging
import re
import sys
import types
import typing

from pydantic import BaseModel

log = logging.getLogger(__name__)

KNOWN = "3.31.0"
"""The one version whose imports were looked at."""
_PACKAGES = ("aiogram.types.", "aiogram.methods.")


def prepare() -> bool:
    """Import aiogram's models unbuilt; say whether that was done."""
    if "aiogram.types" in sys.modules or importlib.metadata.version("aiogram") != KNOWN:
        return False
    rebuild = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(lambda *_args, **_kwargs: None)  # type: ignore[assignment, method-assign]
    BaseModel.model_config["defer_build"] = True  # every class takes over what its base says while it is made
    try:
        import aiogram.methods  # noqa: PLC0415  the point of this module
        import aiogram.types  # noqa: PLC0415
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        del BaseModel.model_config["defer_build"]
    _give_names(vars(aiogram.types), vars(aiogram.methods))
    return True


def _give_names(*namespaces: dict[str, typing.Any]) -> None:
    """Let every module of the models find the names that its annotations use, and no others: that would be 8 MB."""
    from aiogram.client.default import Default  # noqa: PLC0415  only after the models are imported

    names = {name: getattr(typing, name) for name in ("List", "Literal", "Optional", "Union")} | {"Default": Default}
    for namespace in namespaces:
        names |= {name: thing for name, thing in namespace.items() if not (name.startswith("_") or _is_module(thing))}
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith(_PACKAGES):
            namespace = vars(module)
            for name in _named(namespace) & names.keys() - namespace.keys():
                namespace[name] = names[name]


def _named(namespace: dict[str, typing.Any]) -> set[str]:
    """Return the names in what the classes of a module say of their fields."""
    kinds = [thing for thing in namespace.values() if isinstance(thing, type)]
    said = " ".join(str(note) for kind in kinds for note in vars(kind).get("__annotations__", {}).values())
    return set(re.findall(r"\w+", said))


def _is_module(thing: object) -> bool:
    return isinstance(thing, types.ModuleType)
