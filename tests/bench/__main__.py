"""python -m tests.bench predict SET --data DIR --mode M1|M2|M3|M3nosrc --out PRED.jsonl"""

from tests.bench.predict import main

main()
