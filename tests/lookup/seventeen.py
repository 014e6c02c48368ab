"""The seventeen terms of the shared glossary, with the spellings that matter to the lookup and no real texts."""

from bot.glossary.term import Category, Synonyms, Term, Text

FIELD = Category("field", Text("Distributed Machine Learning", "Verteiltes maschinelles Lernen"), 0x5865F2)
TRAINING = Category("training", Text("Training Frameworks", "Trainings-Frameworks"), 0x57F287)
DATA = Category("data", Text("Data and Features", "Daten und Features"), 0xFEE75C)
OPERATIONS = Category("operations", Text("Pipelines and Platforms", "Pipelines und Plattformen"), 0xEB459E)


def make_term(term_id: str, name: str, *aliases: str, category: Category = FIELD, covers: tuple[str, ...] = ()) -> Term:
    """A term of which only the spellings matter."""
    text = Text("A text.", "Ein Text.")
    return Term(term_id, Text(name, name), Synonyms(aliases, aliases), category, text, covers=covers)


SEVENTEEN = (
    make_term("distributed-machine-learning", "Distributed Machine Learning", "DML", "Verteiltes maschinelles Lernen"),
    make_term("parameter-server", "Parameter Server", "Parameterserver"),
    make_term("allreduce", "AllReduce", "All-Reduce", "Ring AllReduce"),
    make_term("data-parallelism", "Data Parallelism", "Datenparallelität", "Datenparalleles Training"),
    make_term("sharding", "Sharding", "Shard"),
    make_term("elastic-training", "Elastic Training", "Elastisches Training"),
    make_term("spark-mllib", "Spark MLlib", "MLlib", "Apache Spark MLlib", category=TRAINING),
    make_term(
        "tensorflow-distributed",
        "TensorFlow Distributed",
        "Distributed TensorFlow",
        "tf.distribute",
        "MirroredStrategy",
        "MultiWorkerMirroredStrategy",
        category=TRAINING,
    ),
    make_term("horovod", "Horovod", category=TRAINING),
    make_term("ray", "Ray", "Ray Core", category=TRAINING),
    make_term("petastorm", "Petastorm", category=DATA),
    make_term("dask-ml", "Dask-ML", category=TRAINING),
    make_term("kubeflow", "Kubeflow", category=OPERATIONS),
    make_term("mlflow", "MLflow", category=OPERATIONS),
    make_term("feast", "Feast", "Feast Feature Store", category=DATA),
    make_term("vertex-ai", "Vertex AI", "Google Vertex AI", category=OPERATIONS),
    make_term("sagemaker", "SageMaker", "Amazon SageMaker", category=OPERATIONS),
)
