"""complex: made from numbers, texts and objects; operators, methods and errors."""

def show(action, *args):
    try:
        print(repr(action(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
class C:
    def __init__(self, value):
        self.value = value
    def __complex__(self):
        print('C called')
        return self.value
class S(complex):
    pass
class T(str):
    pass
class X(complex):
    def __repr__(self):
        return 'X!'
class Fl(float):
    pass
class FF:
    def __float__(self):
        return 'a'
class CF(C):
    def __float__(self):
        return 4.5
    def __index__(self):
        return 4
class CR:
    def __complex__(self):
        raise KeyError('x')
class CX:
    def __complex__(self):
        return S(1,2)
class B(complex):
    def __complex__(self):
        return 'x'
class Real:
    def __float__(self):
        return 2.5
class Index:
    def __index__(self):
        return 7
for action in (
    lambda: complex('1',2), lambda: complex(1,'2'), lambda: complex([]), lambda: complex([],1),
    lambda: complex(1,[]), lambda: complex(None), lambda: complex(1,None), lambda: complex(None,None),
    lambda: complex(b'1'), lambda: complex('abc'), lambda: complex(''), lambda: complex(' ( 1+2j ) '),
    lambda: complex('1e400j'), lambda: complex(1,2,3), lambda: complex(real=1,imag=2),
    lambda: complex(imag=2), lambda: complex(foo=2), lambda: complex(10**400), lambda: complex(1,10**400),
    lambda: 1j+10**400, lambda: 1j*10**400, lambda: 1j==10**400, lambda: 1j/0, lambda: 1j/0.0, lambda: 1j/0j,
    lambda: 1/0j, lambda: 0j**-1, lambda: 1j//1, lambda: 1%1j, lambda: 1.0//1j, lambda: divmod(1j,1),
    lambda: pow(1j,2,3), lambda: pow(2,1j,3), lambda: pow(2,2,1j), lambda: pow(2.0,2,1j),
    lambda: pow(1j,2,None), lambda: pow(1j,2), lambda: 1j<2j, lambda: 1<2j, lambda: abs(3+4j),
    lambda: abs(complex(1e308,1e308)), lambda: round(1j), lambda: int(1j), lambda: float(1j), lambda: ~1j,
    lambda: -1j, lambda: +1j, lambda: hash(1j), lambda: hash(2+0j), lambda: hash(1.5+2.5j),
    lambda: format(1j,'.2f'), lambda: format(1+2j,'>20'), lambda: format(1j,'d'), lambda: format(1j,'=10'),
    lambda: f'{1+2j:x}', lambda: '%s %r'%(1j,2j), lambda: '%d'%1j, lambda: '%f'%1j, lambda: '%x'%1j,
    lambda:'%c'%1j, lambda: (1j).real, lambda: (1j).conjugate(), lambda: (1+2j).imag,
    lambda: setattr(1j,'x',2), lambda: complex.from_number(3), lambda: complex.from_number('3'),
    lambda: S.from_number(2j), lambda: (1j).__complex__(), lambda: (1+2j).__getnewargs__(),
    lambda: sum([0.1j]*10), lambda: sum([1,2.5,1j]), lambda: sum([0.1]*10+[1j]),
    lambda: sum([1j,0.1,0.1,0.1]), lambda: sum([1e100j,1j,-1e100j]), lambda: sum([1j,2,3.5,True]),
    lambda: sum([1j,10**400]), lambda: sum([1j,'a']), lambda: sum([1e308j,1e308j]), lambda: sum([], 1j),
    lambda: [1j]*1j, lambda: 'a'*1j, lambda: {1:'a'}[1+0j], lambda: 1+0j in range(3),
    lambda: range(3).index(1+0j), lambda: range(3).count(1+0j), lambda: 1+0j in [1], lambda: 1j in {1j},
    lambda: range(1j), lambda: chr(1j), lambda: hex(1j), lambda: isinstance(1j, complex), lambda: bool(0j),
    lambda: bool(-0.0j), lambda: complex('nan')==complex('nan'), lambda: -0.0+0j, lambda: complex(-0.0,-0.0),
    lambda: 1j.__class__, lambda: complex.__name__, lambda: complex, lambda: 1j+'a', lambda: 'a'+1j,
    lambda: [1]+1j, lambda: 1j+None, lambda: True+1j, lambda: True*2j, lambda: 2-1j, lambda: 2/1j,
    lambda: 1j**2, lambda: (1+2j)**10**400, lambda: (1e200j)**2, lambda: (1e200+1j)*1e200,
    lambda: complex('1_0+2_0j'), lambda: complex('1__0'), lambda: complex('\u0661+2j'), lambda: str(1+0j),
    lambda: repr(complex('inf-nanj')), lambda: complex(float('inf'))*1j, lambda: (1j).is_integer(),
    lambda: max([1j,2]), lambda: sorted([2j,1j]), lambda: complex(True), lambda: sum([True,1j]),
    lambda: min(1j), lambda: len(1j), lambda: iter(1j), lambda: list(1j), lambda: 1j @ 2, lambda: 1j & 2,
    lambda: 1 << 1j, lambda: complex.conjugate(1j), lambda: complex.conjugate(1), lambda: bytes(1j),
    lambda: bytes([1j]), lambda: complex(imag='1'), lambda: complex(imag=[]), lambda: complex(C(1j), []),
    lambda: complex('1', 'a'), lambda: complex(T('1+1j')), lambda: complex(X(1,2)), lambda: complex(Fl(2)),
    lambda: complex(FF()), lambda: complex(1,FF()), lambda: complex(CF(1j)), lambda: complex(1, CF(1j)),
    lambda: complex(CR()), lambda: complex(B(1)), lambda: complex(C('s')), lambda: complex.from_number(C(1)),
    lambda: complex.from_number([]), lambda: complex.from_number(S(1)), lambda: type(S.from_number(S(1))),
    lambda: type(complex.from_number(S(1))), lambda: complex.from_number(CF(2j)), lambda: X(3),
    lambda: complex(-0.0), lambda: complex(0,-0.0), lambda: complex(), lambda: complex(*[1,2]),
    lambda: complex(1, real=2), lambda: complex.__new__(complex, 1, 2), lambda: complex.__new__(S, 1,2),
    lambda: S.__new__(S, '1j'), lambda: S(), lambda: complex.fromhex, lambda: (1j).__hash__(),
    lambda: (1j).__eq__(1), lambda: (1j).__lt__(1), lambda: (1j).__add__('a'), lambda: (1j).__add__(2),
    lambda: (1j).__radd__(2), lambda: (2j).__pow__(2), lambda: (2j).__pow__(2, 3), lambda: (2).__add__(1j),
    lambda: (2.0).__add__(1j), lambda: (1j).__format__('>5'), lambda: (1j).__bool__(), lambda: abs(1j),
    lambda: (3+4j).__abs__(), lambda: (1j).__neg__(), lambda: (1j).__repr__(), lambda: '{:.3}'.format(1/3+2j),
    lambda: '{!r:>10}'.format(1j), lambda: format(1+2j), lambda: format(1j,'s'), lambda: f'{1.5+2j:+.1e}',
    lambda: format(1j,'010'), lambda: format(1j,'%'), lambda: isinstance(S(1), complex), lambda: S(1)==1,
    lambda: {S(1):2}[1], lambda: hash(S(2)), lambda: bool(S(0)), lambda: abs(S(3,4)), lambda: S(1,2).real,
    lambda: S(1,2).conjugate(), lambda: str(S(1,2)), lambda: f'{S(1,2):.1f}', lambda: S(1,2)*2,
    lambda: 2-S(1,2), lambda: S(1)**2, lambda: S(1)<S(2), lambda: (S(1) in [1]), lambda: sum([S(1),2]),
    lambda: -1j**2, lambda: complex('1+2'), lambda: complex('nan+infj'), lambda: complex('-j'),
    lambda: complex('(1)'), lambda: complex('((1))'), lambda: complex('1 +2j'), lambda: complex('\x00'),
    lambda:complex('1_000j'), lambda: 3==3+0j, lambda: 3+0j==3, lambda: True==1+0j,
    lambda: 2**53+1==complex(2**53+1), lambda: 1j!=1j, lambda: None==1j, lambda: 'a'!=1j,
    lambda: complex(Real()), lambda: complex(Index()), lambda: complex(Real(), Index()),
    lambda: complex(1, Real()), lambda: complex(1, C(1j)), lambda: S("1+2j"), lambda: type(S(1) + S(2)),
    lambda: S(1) < 2, lambda: -S(1, 2), lambda: type(+S(1, 2)), lambda: S.from_number(2j),
    lambda: complex.from_number(Real()),
):
    show(action)
