"""Which plugins there are. Loaded one by one, each in its own fence: a broken one is named, the rest works."""

from __future__ import annotations

import copy
import importlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, NamedTuple, TypeVar, cast

import pluggy

from mtaudit.config import Settings, check_options, check_rules, setting_error
from mtaudit.engine.later import LateInfo, Later, OptionsOf, known, real
from mtaudit.errors import MissingPluginError
from mtaudit.installed import Point, installed_plugins
from mtaudit.model import Fault, PluginInfo, Problem, Rule
from mtaudit.plugin import (
    API_VERSION,
    PROJECT,
    Cost,
    Detector,
    Lexicon,
    Lexicons,
    Need,
    Reader,
    Reporter,
    RuleInfo,
    Scorer,
    hookspecs,
    lexicons_in,
)

WINGS = ("mtaudit.detectors", "mtaudit.readers", "mtaudit.scorers", "mtaudit.reporters")
DATA = "mtaudit.lexicons"
_CHECKS = ("check", "check_document", "check_batch")

_MARK = f"{PROJECT}_impl"
"""What pluggy's marker sets on the implementation of a hook."""

T = TypeVar("T")


class DetectorEntry(NamedTuple):
    """A detector class, who brought it, and which of its rules are wanted."""

    cls: type[Detector]
    plugin: PluginInfo
    enabled: frozenset[str]


class _Manager(pluggy.PluginManager):
    """pluggy's manager, which looks at every name of a plugin; of a module only marked functions need the look."""

    def parse_hookimpl_opts(self, plugin: object, name: str) -> Any:
        """None for what is no implementation of a hook."""
        if isinstance(plugin, ModuleType) and not hasattr(vars(plugin).get(name), _MARK):
            return None
        return super().parse_hookimpl_opts(plugin, name)


class Registry:
    """All that plugins brought, checked. Made by `Registry.load`."""

    def __init__(self) -> None:
        self.manager = _Manager(PROJECT)
        self.manager.add_hookspecs(hookspecs)
        self.plugins: tuple[PluginInfo, ...] = ()
        self.problems: tuple[Problem, ...] = ()
        self.readers: dict[str, type[Reader]] = {}
        self.scorers: dict[str, type[Scorer]] = {}
        self.reporters: dict[str, type[Reporter]] = {}
        self.lexicons = Lexicons()
        self.portable = True
        """Whether another process can load the same plugins from the settings alone."""
        self._classes: dict[str, tuple[type[Detector], PluginInfo]] = {}
        self.detectors: tuple[DetectorEntry, ...] = ()

    @classmethod
    def load(
        cls, settings: Settings = Settings(), extra: Iterable[object] = (), *, installed: bool | None = None
    ) -> Registry:
        """Loads built-ins, installed plugins and the plugin files of the config.

        `extra` are plugin objects given by hand (tests). `installed` False leaves the installed plugins out; None asks
        the environment: `MTAUDIT_PLUGINS` names the ones to load, separated by commas, or `none`.
        Raises MissingPluginError if a required plugin did not load,
        ConfigError for unknown names in `select`, `ignore` or `severity` and for options that do not fit.
        """
        registry = cls()
        given = tuple(extra)
        registry.portable = not given
        loader = _Loader(registry, settings)
        loader.load_all(given, _wanted_plugins(installed))
        registry.plugins, registry.problems = tuple(loader.infos), tuple(loader.problems)
        registry.lexicons = Lexicons(loader.lexicons)
        registry._classes = loader.detectors
        _require(settings, registry.plugins)
        registry.detectors = registry._selected(settings)
        return registry

    def selecting(self, settings: Settings) -> Registry:
        """The same plugins under another selection; nothing is loaded again."""
        other = copy.copy(self)
        other.detectors = other._selected(settings)
        return other

    @property
    def hook(self) -> Any:
        """pluggy's callers, for the hooks that are called rather than collected."""
        return self.manager.hook

    def rules(self) -> tuple[RuleInfo, ...]:
        """Every rule of every detector, enabled or not, by id."""
        enabled = {rule for entry in self.detectors for rule in entry.enabled}
        infos = []
        for name in sorted(self._classes):
            detector, plugin = self._classes[name]
            infos += [_rule_info(detector, rule, plugin, rule.id in enabled) for rule in detector.rules]
        return tuple(infos)

    def detector_class(self, name: str) -> type[Detector] | None:
        """The class of a detector by its name."""
        found = self._classes.get(name)
        return real(found[0]) if found else None

    def detector_classes(self) -> tuple[type[Detector], ...]:
        """All detector classes, enabled or not, by name."""
        return tuple(real(self._classes[name][0]) for name in sorted(self._classes))

    def _options(self) -> Mapping[str, type[Any]]:
        """The options dataclasses by the name of the config's table that sets them."""
        named: Mapping[str, type[Any]] = {**self.reporters, **self.scorers}
        detectors = {name: cls for name, (cls, _) in self._classes.items()}
        return OptionsOf({**named, **detectors})

    def _selected(self, settings: Settings) -> tuple[DetectorEntry, ...]:
        names = _Names(self._classes)
        chosen = names.resolve(settings, "select") - names.resolve(settings, "ignore")
        check_rules(settings, {r.id: r.mqm for cls, _ in self._classes.values() for r in cls.rules})
        check_options(settings, self._options(), OptionsOf(self.readers))
        entries = []
        for name in sorted(self._classes):
            detector, plugin = self._classes[name]
            enabled = frozenset(rule.id for rule in detector.rules if rule.id in chosen)
            if enabled:
                entries.append(DetectorEntry(detector, plugin, enabled))
        return tuple(entries)


def _rule_info(detector: Any, rule: Rule, plugin: PluginInfo, enabled: bool) -> RuleInfo:
    if isinstance(detector, Later):
        return LateInfo.of(
            lambda: _rule_info(real(detector), rule, plugin, enabled),
            rule=rule,
            detector=detector.name(),
            plugin=plugin,
            needs=detector.needs,
            enabled=enabled,
            target_langs=detector.target_langs,
            source_langs=detector.source_langs,
        )
    examples = tuple(e for e in detector.examples if e.rule is None or e.rule.id == rule.id)
    return RuleInfo(
        rule=rule,
        detector=detector.name(),
        docs=_docs(detector),
        examples=examples,
        plugin=plugin,
        needs=detector.needs,
        enabled=enabled,
        target_langs=detector.target_langs,
        source_langs=detector.source_langs,
    )


def _docs(detector: type[Detector]) -> str:
    import inspect

    return inspect.cleandoc(detector.__doc__ or "")


def _nearest(name: str, known: Iterable[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" (did you mean {near[0]!r}?)" if near else ""


class _Names:
    """Rule ids by the names that `select` and `ignore` take."""

    def __init__(self, classes: Mapping[str, tuple[type[Detector], PluginInfo]]) -> None:
        self.groups: dict[str, set[str]] = {"all": set(), "default": set()}
        for name, (detector, _) in classes.items():
            for rule in detector.rules:
                self._add(name, detector, rule)

    def _add(self, name: str, detector: type[Detector], rule: Rule) -> None:
        keys = ["all", name, rule.id, *rule.aliases, rule.mqm, rule.mqm.split("/")[0]]
        default = detector.default
        if default is None:
            default = not detector.experimental and detector.cost is Cost.LIGHT
        if default:
            keys.append("default")
        for key in keys:
            self.groups.setdefault(key, set()).add(rule.id)

    def resolve(self, settings: Settings, where: Literal["select", "ignore"]) -> set[str]:
        ids: set[str] = set()
        for name in getattr(settings, where):
            if name not in self.groups:
                message = f"{where}: unknown rule {name!r}{_nearest(name, self.groups)}"
                raise setting_error(settings, (where,), f"{message}; `mtaudit rules` lists them all", item=name)
            ids |= self.groups[name]
        return ids


def _require(settings: Settings, plugins: Iterable[PluginInfo]) -> None:
    loaded = {p.name for p in plugins if not p.error} | {p.origin for p in plugins if not p.error}
    for name in settings.plugins.require:
        if name not in loaded:
            failed = next((p.error for p in plugins if name in (p.name, p.origin) and p.error), "it is not installed")
            raise MissingPluginError(f"required plugin {name!r} did not load: {failed}")


class _Loader:
    def __init__(self, registry: Registry, settings: Settings) -> None:
        self.registry = registry
        self.settings = settings
        self.infos: list[PluginInfo] = []
        self.problems: list[Problem] = []
        self.lexicons: list[Lexicon] = []
        self.detectors: dict[str, tuple[type[Detector], PluginInfo]] = {}
        self.owners: dict[tuple[str, str], str] = {}

    def load_all(self, extra: Iterable[object], wanted: frozenset[str] | None) -> None:
        for name in builtin_modules():
            brought = known(name)
            if brought is None:
                self._load(name, "", "built-in", lambda name=name: importlib.import_module(name))  # type: ignore[misc]
            elif name not in self.settings.plugins.disable:
                self._promise(name, brought)
        for point in _installed(wanted):
            origin = point.distribution or point.value
            if wanted is None or point.name in wanted or origin in wanted:
                self._load_entry_point(point, origin)
        for file in self.settings.plugins.files:
            self._load(Path(file).stem, "", file, lambda file=file: _import_file(Path(file)))  # type: ignore[misc]
        for plugin in extra:
            name = getattr(plugin, "__name__", type(plugin).__name__)
            self._load(name, "", "given", lambda plugin=plugin: plugin)  # type: ignore[misc]
        for folder in self.settings.plugins.lexicons:
            self.lexicons += lexicons_in(Path(folder))

    def _promise(self, name: str, brought: Iterable[tuple[str, Later]]) -> None:
        """Takes down what a module of a wing has, which is imported only if it is needed."""
        info = PluginInfo(name, "", "built-in")
        places: dict[str, dict[str, Any]] = {
            "reader": self.registry.readers,
            "scorer": self.registry.scorers,
            "reporter": self.registry.reporters,
        }
        provides = []
        for kind, later in brought:
            own = later.name() if kind == "detector" else later.name
            if kind == "detector":
                self.detectors[own] = (cast("type[Detector]", later), info)
            else:
                places[kind][own] = later
            provides.append(f"{kind} {own}")
        self.infos.append(PluginInfo(name, "", "built-in", tuple(provides)))

    def _load_entry_point(self, point: Point, origin: str) -> None:
        if origin in self.settings.plugins.disable or point.name in self.settings.plugins.disable:
            return
        self._load(point.name, point.version, origin, point.load)

    def _load(self, name: str, version: str, origin: str, get: Callable[[], object]) -> None:
        if name in self.settings.plugins.disable:
            return
        info = PluginInfo(name, version, origin)
        try:
            plugin = get()
            _check_api(plugin)
            self.registry.manager.register(plugin, name=self._free_name(f"{origin}:{name}"))
        except (KeyboardInterrupt, MemoryError):
            raise
        except BaseException as error:  # a plugin may even call sys.exit() while it is imported
            self._failed(info, error)
            return
        self._misspelt(plugin, info)
        provides = self._collect(plugin, info)
        self.infos.append(PluginInfo(name, version, origin, provides, self._errors_of(info)))

    def _free_name(self, name: str) -> str:
        """pluggy wants every plugin to have a name of its own."""
        taken = self.registry.manager.has_plugin
        return next(n for n in chain((name,), (f"{name}#{i}" for i in count(2))) if not taken(n))

    def _errors_of(self, info: PluginInfo) -> str:
        return "; ".join(p.message for p in self.problems if p.plugin == info.name and p.detector == "")

    def _failed(self, info: PluginInfo, error: BaseException) -> None:
        text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        self.infos.append(PluginInfo(info.name, info.version, info.origin, (), text))
        self._problem(info, f"plugin did not load: {text}", "".join(traceback.format_exception(error)))

    def _problem(self, info: PluginInfo, message: str, trace: str = "") -> None:
        problem = Problem(Fault.PLUGIN, message, plugin=info.name, version=info.version, traceback=trace)
        self.problems.append(problem)

    def _misspelt(self, plugin: object, info: PluginInfo) -> None:
        """pluggy's own `check_pending` stops at the first; here the plugin and the nearest hook are named."""
        known = [name for name in vars(hookspecs) if name.startswith("mtaudit_")]
        for name in dir(plugin):
            if name not in known and self.registry.manager.parse_hookimpl_opts(plugin, name) is not None:
                self._problem(info, f"unknown hook {name!r}{_nearest(name, known)}; it is never called")

    def _collect(self, plugin: object, info: PluginInfo) -> tuple[str, ...]:
        provides: list[str] = []
        for detector in self._from(plugin, "mtaudit_detectors", info):
            provides += self._add_detector(detector, info)
        provides += self._add_named(plugin, "mtaudit_readers", Reader, self.registry.readers, info)
        provides += self._add_named(plugin, "mtaudit_scorers", Scorer, self.registry.scorers, info)
        provides += self._add_named(plugin, "mtaudit_reporters", Reporter, self.registry.reporters, info)
        tables = [x for x in self._from(plugin, "mtaudit_lexicons", info) if isinstance(x, Lexicon)]
        self.lexicons += tables
        provides += [f"lexicon {kind}" for kind in sorted({t.kind for t in tables})]
        return tuple(provides)

    def _from(self, plugin: object, hook: str, info: PluginInfo) -> list[Any]:
        """What one plugin's own implementation of a hook returns; called directly, so that no other is lost."""
        caller = getattr(self.registry.manager.hook, hook)
        for impl in caller.get_hookimpls():
            if impl.plugin is plugin:
                try:
                    return list(impl.function())
                except Exception as error:
                    trace = "".join(traceback.format_exception(error))
                    self._problem(info, f"{hook} failed: {type(error).__name__}: {error}", trace)
        return []

    def _add_detector(self, detector: Any, info: PluginInfo) -> list[str]:
        fault = _detector_fault(detector)
        if fault is None and detector.name() in self.detectors:
            fault = f"detector {detector.name()!r} is there already, from {self.detectors[detector.name()][1].name}"
        if fault is not None:
            self._problem(info, fault)
            return []
        self.detectors[detector.name()] = (detector, info)
        return [f"detector {detector.name()}"]

    def _add_named(
        self, plugin: object, hook: str, base: type[T], known: dict[str, type[T]], info: PluginInfo
    ) -> list[str]:
        added = []
        for cls in self._from(plugin, hook, info):
            name = getattr(cls, "name", None)
            if not (isinstance(cls, type) and issubclass(cls, base)) or not isinstance(name, str):
                self._problem(info, f"{hook} returned {cls!r}, which is no {base.__name__} class with a name")
            elif name in known:
                self._problem(info, f"{base.__name__.lower()} {name!r} is there already")
            else:
                known[name] = cls
                added.append(f"{base.__name__.lower()} {name}")
        return added


def _detector_fault(detector: Any) -> str | None:
    """What is wrong with a class that claims to be a detector; None if nothing is."""
    if not (isinstance(detector, type) and issubclass(detector, Detector)):
        return f"mtaudit_detectors returned {detector!r}, which is no Detector class"
    rules = getattr(detector, "rules", ())
    if not rules or not all(isinstance(rule, Rule) for rule in rules):
        return f"{detector.__name__} has no rules"
    if len({rule.detector for rule in rules}) != 1:
        return f"{detector.__name__}: the ids of its rules do not share the detector's name"
    if len({rule.id for rule in rules}) != len(rules):
        return f"{detector.__name__}: two of its rules have the same id"
    if not any(getattr(detector, name) is not getattr(Detector, name) for name in _CHECKS):
        return f"{detector.__name__} has none of {', '.join(_CHECKS)}"
    wants_document = bool(detector.needs & Need.DOCUMENT)
    if wants_document != (detector.check_document is not Detector.check_document):
        return f"{detector.__name__}: Need.DOCUMENT and check_document go together"
    if detector.needs & Need.PROJECT and (not wants_document or detector.forget is Detector.forget):
        return f"{detector.__name__}: Need.PROJECT goes with Need.DOCUMENT and with forget"
    return None


def _check_api(plugin: object) -> None:
    wanted = getattr(plugin, "mtaudit_api", None)
    if wanted is None:
        return
    major = int(str(wanted[0] if isinstance(wanted, tuple) else wanted).split(".")[0])
    if major != API_VERSION[0]:
        here = ".".join(map(str, API_VERSION))
        raise ImportError(f"it is written for plugin API {wanted}, this is {here}")


def builtin_modules() -> Iterator[str]:
    """Names of the modules of the wings, and of the data that comes with the program."""
    for wing in WINGS:
        package = importlib.import_module(wing)
        yield from (f"{wing}.{name}" for name in sorted(_modules(package.__path__)) if not name.startswith("_"))
    yield DATA


def _modules(folders: Iterable[str]) -> set[str]:
    """Names of the modules of a package."""
    try:
        entries = [entry for folder in folders for entry in os.scandir(folder)]
    except OSError:  # an archive
        import pkgutil

        return {module.name for module in pkgutil.iter_modules(folders)}
    files = {entry.name[:-3] for entry in entries if entry.name.endswith(".py")}
    return files | {e.name for e in entries if "." not in e.name and os.path.isfile(f"{e.path}/__init__.py")}


def _wanted_plugins(installed: bool | None) -> frozenset[str] | None:
    """Names of the installed plugins to load; None: all."""
    if installed is not None:
        return None if installed else frozenset()
    named = os.environ.get("MTAUDIT_PLUGINS")
    return None if named is None else frozenset(filter(None, named.replace(" ", "").split(","))) - {"none"}


def _installed(wanted: frozenset[str] | None) -> list[Point]:
    return [] if wanted == frozenset() else installed_plugins()


def _import_file(path: Path) -> ModuleType:
    name = f"mtaudit_plugin_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
