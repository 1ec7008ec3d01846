from sys import no_such_function
