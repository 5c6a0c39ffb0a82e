"""models/manifest.json: what is shipped, pinned by hash, and how to read its numbers."""
import datetime
import hashlib
import json
import pathlib

from calibrate import HEADS

SHIPPED = ('encoder/config.json', 'encoder/tokenizer.json', 'encoder/tokenizer_config.json', 'encoder/onnx/model_quantized.onnx')


def write(models: pathlib.Path, calibration, thresholds, summary, preset='full', excluded=()):
    files = {}
    for name in SHIPPED:
        content = (models / name).read_bytes()
        files[name] = {'sha256': hashlib.sha256(content).hexdigest(), 'bytes': len(content)}
    settings = {'maxTokens': 256, 'files': files, 'heads': HEADS, 'calibration': calibration, 'thresholds': thresholds,
                'data': {'preset': preset, 'excluded': sorted(excluded)}, 'training': summary}
    revision = hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()[:12]
    now = datetime.datetime.now(datetime.timezone.utc)
    body = {'revision': f'candor-{now:%Y%m%d}-{revision}', 'createdAt': now.isoformat(timespec='seconds'), **settings}
    (models / 'manifest.json').write_text(json.dumps(body, indent=1, ensure_ascii=False) + '\n', 'utf-8')
    return body['revision']
