from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedAssets(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Assets under names that change with their content, the modules that scripts import included."""

    support_js_module_import_aggregation = True
