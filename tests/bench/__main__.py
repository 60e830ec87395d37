"""`python -m tests.bench predict SET …` writes predictions; `… precision …` counts how often each rule is right."""

import tests.bench.precision  # noqa: F401  (adds its command)
from tests.bench.predict import main

main()
