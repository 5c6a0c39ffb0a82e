"""A thin builder over onnx.helper: operators as calls, constants as initialisers."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17  # LayerNormalization; ONNX Runtime 1.14 knows up to 18


class Graph:
    def __init__(self):
        self.nodes, self.initializers, self.count = [], [], 0

    def constant(self, value, dtype=None):
        """An initialiser from an array, list or number."""
        array = np.array(value, dtype, order="C")  # keeps scalars scalar, as Range and Gather need
        name = f'c{len(self.initializers)}'
        self.initializers.append(numpy_helper.from_array(array, name))
        return name

    def op(self, kind, *inputs, outputs=1, domain='', **attributes):
        """Adds a node; inputs that are not names become constants. Returns its output name or names."""
        names = [i if isinstance(i, str) else self.constant(i) for i in inputs]
        made = [f'n{self.count}_{o}' for o in range(outputs)]
        self.count += 1
        self.nodes.append(helper.make_node(kind, names, made, domain=domain, **attributes))
        return made[0] if outputs == 1 else made

    def cast(self, value, to=TensorProto.FLOAT):
        return self.op('Cast', value, to=to)

    def linear(self, x, weight, bias):
        """x @ weight.T + bias in float32, with torch's weight layout."""
        return self.op('Add', self.op('MatMul', x, np.ascontiguousarray(weight.T)), bias)

    def model(self, inputs, outputs):
        """`inputs` and `outputs`: {name: (element type, shape)}; output names are nodes' outputs."""
        info = lambda items: [helper.make_tensor_value_info(n, t, s) for n, (t, s) in items.items()]
        graph = helper.make_graph(self.nodes, 'candor-encoder', info(inputs), info(outputs), self.initializers)
        opsets = [helper.make_opsetid('', OPSET), helper.make_opsetid('com.microsoft', 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name='candor')


def save(model, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(path))
