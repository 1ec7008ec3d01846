def greet(name, greeting="hello"):
    return greeting + name

greet("you", greting="hi")
