"""bytes and bytearray: made from everything; items, slices, and what changes a bytearray."""

def show(action, *args):
    try:
        print(repr(action(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
class I:
    def __init__(self, value):
        self.value = value
    def __index__(self):
        return self.value
class B:
    def __bytes__(self):
        return b'guest'
class B2:
    def __bytes__(self):
        return 'x'
class S(bytes):
    pass
class SA(bytearray):
    pass
class It:
    def __iter__(self):
        return iter([1,2,3])
class G:
    def __getitem__(self,i):
        if i>2: raise IndexError
        return i
def changed(action, data=b"abc"):
    def run():
        array = bytearray(data)
        result = action(array)
        return result, array
    return run
def store(array, key, value):
    array[key] = value
def delete(array, key):
    del array[key]
def add(array, value):
    array += value
    return array
def multiply(array, count):
    array *= count
    return array
def numbers():
    yield 65
    yield 66
b = b"hello world"
A = bytearray(b)
for action in (
    lambda: bytes(), lambda: bytes(3), lambda: bytes(-1), lambda: bytes('a'), lambda: bytes('a','utf-8'),
    lambda: bytes('é','ascii'), lambda: bytes('é','ascii','ignore'), lambda: bytes(b'x','utf-8'),
    lambda: bytes(errors='strict'), lambda: bytes(encoding='utf-8'), lambda: bytes([1,2]),
    lambda: bytes((1,2)), lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(['a']),
    lambda: bytes([1.5]), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes([10**30]),
    lambda: bytes(10**30), lambda: bytes(True), lambda: bytes(I(3)), lambda: bytes([I(3)]),
    lambda: bytes(B()), lambda: bytes(B2()), lambda: bytes(S(b'q')), lambda: type(bytes(S(b'q'))),
    lambda: bytes(bytearray(b'z')), lambda: bytes(It()), lambda: bytes(G()), lambda: bytes(numbers()),
    lambda: bytes(map(int,'12')), lambda: bytes(object()), lambda: bytes({1:2}), lambda: bytes(1,2,3,4),
    lambda: bytes(source=2), lambda: bytes('a', 3), lambda: bytes('a','utf-8', 3), lambda: bytes('a', 'nope'),
    lambda: bytes(I(-1)), lambda: bytes(range(3)), lambda: bytearray(), lambda: bytearray(3),
    lambda: bytearray(-1), lambda: bytearray('a'), lambda: bytearray('a','utf-8'), lambda: bytearray([1,2]),
    lambda: bytearray([256]), lambda: bytearray(['a']), lambda: bytearray([1.5]), lambda: bytearray(1.5),
    lambda: bytearray(None), lambda: bytearray(10**30), lambda: bytearray(I(3)), lambda: bytearray(B()),
    lambda: bytearray(It()), lambda: bytearray(numbers()), lambda: bytearray(b'x','utf-8'),
    lambda: bytearray(errors='s'), lambda: SA(b'ab'), lambda: type(SA(b'ab')+b'c'), lambda: S(b'ab'),
    lambda: bytearray(object()), lambda: bytearray(1,2,3,4), lambda: bytearray(source=b'12'),
    lambda: bytearray('é','ascii'), lambda: A[0], lambda: A[-1], lambda: A[100], lambda: A[1:4],
    lambda: A[::-2], lambda: A['a'], lambda: b['a'], lambda: A[1.0], lambda: A[I(1)], lambda: b[I(1)],
    lambda: A[I(1):I(3)], lambda: A[10**30], lambda: type(A[:]), lambda: b[10**30], lambda: A[:] is A,
    lambda: b[:] is b, changed(lambda a: store(a,0,65)), changed(lambda a: store(a,0,256)),
    changed(lambda a: store(a,0,'a')), changed(lambda a: store(a,0,b'a')), changed(lambda a: store(a,9,1)),
    changed(lambda a: store(a,'x',1)), changed(lambda a: store(a,0,I(66))),
    changed(lambda a: store(a,I(1),66)), changed(lambda a: store(a,0,-1)),
    changed(lambda a: store(a,0,10**30)), changed(lambda a: store(a,0,1.5)),
    changed(lambda a: store(a,slice(1,2),b'XYZ')), changed(lambda a: store(a,slice(0,0),[1,2])),
    changed(lambda a: store(a,slice(0,2),numbers())), changed(lambda a: store(a,slice(None,None,2),b'XY')),
    changed(lambda a: store(a,slice(None,None,2),b'X')), changed(lambda a: store(a,slice(None,None,2),b'')),
    changed(lambda a: store(a,slice(None,None,-1),b'XYZ')), changed(lambda a: store(a,slice(0,1),'x')),
    changed(lambda a: store(a,slice(0,1),5)), changed(lambda a: store(a,slice(0,1),[300])),
    changed(lambda a: store(a,slice(0,1),['a'])), changed(lambda a: store(a,slice(0,1),None)),
    changed(lambda a: store(a,slice(2,1),b'!')), changed(lambda a: store(a,slice(0,1),a)),
    changed(lambda a: store(a,slice(0,1),It())), changed(lambda a: store(a,slice(I(0),I(2)),b'')),
    changed(lambda a: store(a,slice(0,1),object())), changed(lambda a: store(a,slice(0,3,0),b'')),
    changed(lambda a: delete(a,0)), changed(lambda a: delete(a,-1)), changed(lambda a: delete(a,5)),
    changed(lambda a: delete(a,slice(0,2))), changed(lambda a: delete(a,slice(None,None,2))),
    changed(lambda a: delete(a,slice(None,None,-1))), changed(lambda a: delete(a,'x')),
    changed(lambda a: delete(a,slice(2,1))), changed(lambda a: delete(a,I(1))),
    changed(lambda a: a.append(100)), changed(lambda a: a.append(300)), changed(lambda a: a.append('a')),
    changed(lambda a: a.append(I(5))), changed(lambda a: a.append(10**30)), changed(lambda a: a.append(b'a')),
    changed(lambda a: a.append()), changed(lambda a: a.append(-1)), changed(lambda a: a.extend(b'xy')),
    changed(lambda a: a.extend([1,2])), changed(lambda a: a.extend('x')), changed(lambda a: a.extend([300])),
    changed(lambda a: a.extend(5)), changed(lambda a: a.extend(a)), changed(lambda a: a.extend(numbers())),
    changed(lambda a: a.extend(['a'])), changed(lambda a: a.extend(It())), changed(lambda a: a.extend(None)),
    changed(lambda a: a.extend([I(7)])), changed(lambda a: a.insert(1,66)),
    changed(lambda a: a.insert(-1,66)), changed(lambda a: a.insert(100,66)),
    changed(lambda a: a.insert(0,300)), changed(lambda a: a.insert('a',1)),
    changed(lambda a: a.insert(I(1),I(1))), changed(lambda a: a.insert(10**30,1)),
    changed(lambda a: a.insert(-100, 1)), changed(lambda a: a.pop()), changed(lambda a: a.pop(0)),
    changed(lambda a: a.pop(9)), changed(lambda a: a.pop(),b''), changed(lambda a: a.pop('x')),
    changed(lambda a: a.pop(I(0))), changed(lambda a: a.pop(-1)), changed(lambda a: a.remove(98)),
    changed(lambda a: a.remove(1)), changed(lambda a: a.remove('a')), changed(lambda a: a.remove(300)),
    changed(lambda a: a.remove(I(97))), changed(lambda a: a.clear()), changed(lambda a: a.reverse()),
    changed(lambda a: a.copy()), changed(lambda a: a.copy() is a), changed(lambda a: a.resize(5)),
    changed(lambda a: a.resize(1)), changed(lambda a: a.resize(-1)), changed(lambda a: add(a,b'x')),
    changed(lambda a: add(a,a)), changed(lambda a: add(a,'x')), changed(lambda a: add(a,[1])),
    changed(lambda a: multiply(a,2)), changed(lambda a: multiply(a,0)), changed(lambda a: multiply(a,-1)),
    changed(lambda a: multiply(a,'x')), changed(lambda a: multiply(a,1.5)), changed(lambda a: add(a,5)),
    changed(lambda a: add(a, bytearray(b'q'))), lambda: A+b'!', lambda: b'!'+A, lambda: type(b'!'+A),
    lambda: type(A+b'!'), lambda: A+'x', lambda: A+[1], lambda: b+'x', lambda: b+1, lambda: A*2, lambda: 2*A,
    lambda: A*'x', lambda: A*-1, lambda: [1]+A, lambda: 'a'+A, lambda: 'a'+b, lambda: A==b, lambda: b==A,
    lambda: A=='x', lambda: A!=b, lambda: A<b'z', lambda: b<A, lambda: A<'x', lambda: A<1, lambda: A<=A,
    lambda: A==bytearray(b), lambda: A is A, lambda: [A]==[b], lambda: hash(A), lambda: {A}, lambda: {A:1},
    lambda: hash(SA()), lambda: 104 in A, lambda: b'wor' in A, lambda: 'x' in A, lambda: 300 in A,
    lambda: -1 in b, lambda: 'x' in b, lambda: 1.0 in A, lambda: I(104) in A, lambda: None in b,
    lambda: A in b, lambda: bytearray(b'o w') in b, lambda: b'' in A, lambda: 10**30 in b,
    lambda: True in b'\x01', lambda: len(A), lambda: bool(bytearray()), lambda: bool(A), lambda: list(A),
    lambda: list(reversed(A)), lambda: type(iter(A)).__name__, lambda: type(reversed(A)).__name__,
    lambda: [x for x in bytearray(b'ab')], lambda: sorted(A), lambda: max(A), lambda: sum(A),
    lambda: tuple(bytearray(b'ab')), lambda: dict(enumerate(bytearray(b'ab'))), lambda: all(A),
    lambda: min(bytearray()), lambda: repr(A), lambda: str(A), lambda: repr(bytearray()),
    lambda: repr(bytearray(b"it's")), lambda: repr(bytearray(b'"\'')), lambda: repr(bytearray(b'\x00\xff\\')),
    lambda: f'{A}', lambda: f'{A!r}', lambda: format(A,'10'), lambda: '%s'%A, lambda: repr(SA(b'x')),
    lambda: repr(S(b'x')), lambda: str(A,'utf-8'), lambda: str(b,'ascii'), lambda: A.decode(),
    lambda: A.decode('ascii'), lambda: bytearray(b'\xff').decode(),
    lambda: str(bytearray(b'\xff'),'ascii','replace'), lambda: isinstance(A,bytes),
    lambda: isinstance(A, bytearray), lambda: bytearray.__name__, lambda: bytearray,
    lambda: int(bytearray(b'12')), lambda: float(bytearray(b'1.5')), lambda: int(bytearray(b'ff'),16),
    lambda: int.from_bytes(bytearray(b'\x01\x02'),'big'), lambda: list(zip(A,b'ab')),
    lambda: [*bytearray(b'ab')], lambda: A.x, lambda: setattr(A,'x',1), lambda: A(), lambda: ~A, lambda: -A,
    lambda: abs(A), lambda: int(bytearray(b'x')), lambda: ord(bytearray(b'a')), lambda: ord(b'a'),
    lambda: ord(bytearray(b'ab')), lambda: sum([b'a'],b''), lambda: sum([bytearray()], bytearray()),
    lambda: bytearray(b'ab').__len__(), lambda: bytearray(b'ab').__getitem__(0),
    lambda: bytearray(b'ab').__contains__(97), lambda: bytearray(b'ab').__eq__(b'ab'),
    lambda: (b'ab').__eq__(bytearray(b'ab')), lambda: bytearray(b'a').__add__(b'b'),
    lambda: bytearray(b'a').__mul__(2), lambda: bytearray(b'a').__iadd__(b'b'),
    lambda: [x for x in dir(bytearray) if x[0]!='_'], lambda: [x for x in dir(bytes) if x[0]!='_'],
    lambda: bytearray.fromhex('6162'), lambda: SA.fromhex('61'), lambda: type(S.fromhex('61')),
):
    show(action)
