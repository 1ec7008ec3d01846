"""bytes % values with objects of the guest's."""

def show(action, *args):
    try:
        print(repr(action(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")
class By:
    def __bytes__(self):
        return b'guest'
class In:
    def __int__(self):
        return 5
class Fl:
    def __float__(self):
        return 2.5
class Ix:
    def __index__(self):
        return 65
class Rp:
    def __repr__(self):
        return 'Ré'
class M:
    def __getitem__(self,k):
        return k
class By2:
    def __bytes__(self):
        return 'x'
for action in (
    lambda: b'%s' % By(), lambda: b'<%10s>' % By(), lambda: b'%d' % In(), lambda: b'%d' % Ix(),
    lambda: b'%f' % Fl(), lambda: b'%x' % Ix(), lambda: b'%c' % Ix(), lambda: b'%r' % Rp(),
    lambda: b'%a %r' % (Rp(), [Rp()]), lambda: b'%(a)s' % M(), lambda: b'%s' % By2(),
    lambda: b'%s %d' % (By(), 3), lambda: b'%c' % b'ab', lambda: b'%c' % bytearray(b'ab'), lambda: b'%c' % -1,
    lambda: b'%c' % 10**3, lambda: b'%s' % None, lambda: b'%(a)s' % 5, lambda: b'%(a' % {},
    lambda: b'%*s' % ('x', b'y'), lambda: b'%s' % By, lambda: b'%5%' % (), lambda: b'%.3s' % b'abcdef',
    lambda: b'%-8r|' % 'x', lambda: b'%.2r' % 'xyz', lambda: b'%s' % [], lambda: b'' % [], lambda: b'' % b'x',
    lambda: b'' % {}, lambda: b'%b' % b'x', lambda: b'%(a)b' % {b'a': b'q'}, lambda: '%b' % 1,
    lambda: b'%s' % object(), lambda: b'%d' % object(), lambda: b'%c' % 1.5, lambda: b'%x' % 'a',
    lambda: b'%g' % None, lambda: b'%f' % In(), lambda: b'%d' % '5', lambda: b'%d' % 1e400,
    lambda: b'%s %s' % (b'1',), lambda: b'%(x)s %s' % {b'x': b'1'}, lambda: '%s' % b'x',
    lambda: 'x' % bytearray(b'q'), lambda: b'%i' % True, lambda: b'%c' % True, lambda: b'%+d % d' % (1,2),
    lambda: b'%05s' % b'x', lambda: b'%e' % 10**400, lambda: b'%c' % 10**30, lambda: bytearray(b'%s') % By(),
    lambda: b'%s' % bytearray(b'z'), lambda: b'%*d' % (Ix(), 1), lambda: b'%(k)d%(k)s' % {b'k': 5},
    lambda: b'\xe9%s' % b'\xe8', lambda: b'%s' % (), lambda: b'%l' % 1, lambda: b'%ld' % 1,
):
    show(action)
