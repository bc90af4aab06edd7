"""The main job: `uv run build_graph.py [PATH …] [--out DIR]`. Without PATH it builds the demo corpus in data/corpus."""

from kg.cli.build import build

if __name__ == "__main__":
    build(prog_name="build_graph.py")
