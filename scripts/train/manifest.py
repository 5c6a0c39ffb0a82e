"""models/manifest.json: what is shipped, pinned by hash, and how to read its numbers."""
import datetime
import hashlib
import json
import pathlib

from calibrate import HEADS

SHIPPED = ('encoder/config.json', 'encoder/tokenizer.json', 'encoder/tokenizer_config.json', 'encoder/onnx/model_quantized.onnx', 'chat-course.json', 'ngrams.bin')
OF_REVISION = ('revision', 'createdAt')


def _write(models: pathlib.Path, settings):
    """Hashes the files as they are and names the revision after them and the settings."""
    settings['files'] = {}
    for name in SHIPPED:
        content = (models / name).read_bytes()
        settings['files'][name] = {'sha256': hashlib.sha256(content).hexdigest(), 'bytes': len(content)}
    revision = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:12]
    now = datetime.datetime.now(datetime.timezone.utc)
    body = {'revision': f'candor-{now:%Y%m%d}-{revision}', 'createdAt': now.isoformat(timespec='seconds'), **settings}
    (models / 'manifest.json').write_text(json.dumps(body, indent=1, ensure_ascii=False) + '\n', 'utf-8')
    return body['revision']


def write(models: pathlib.Path, calibration, thresholds, ngrams, summary, preset='full', excluded=()):
    return _write(models, {'maxTokens': 256, 'files': {}, 'heads': HEADS, 'calibration': calibration, 'thresholds': thresholds,
                           'ngrams': ngrams, 'data': {'preset': preset, 'excluded': sorted(excluded)}, 'training': summary})


def pin(models: pathlib.Path):
    """A new revision after a file changed."""
    known = json.loads((models / 'manifest.json').read_text('utf-8'))
    return _write(models, {name: value for name, value in known.items() if name not in OF_REVISION})
