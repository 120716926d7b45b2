using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Tests.StandIn;

/// <summary>
/// What other assemblies can use of an assembly, a line for each type and member: with nullability, defaults of
/// parameters and obsolescence, and without what every object has.
/// </summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetExportedTypes().SelectMany(Of);

    private static IEnumerable<string> Of(Type type)
    {
        var name = NameOf(type);
        yield return $"{name}: {KindOf(type)}{BaseOf(type)}{Obsolete(type)}";

        if (type.IsEnum)
        {
            foreach (var value in Enum.GetNames(type))
                yield return $"{name}.{value}";
            yield break;
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible))
        {
            if (!constructor.IsStatic)
                yield return $"{name}.new({ParametersOf(constructor)}){Marks(constructor)}";
        }

        foreach (var method in type.GetMethods(Declared).Where(method => IsVisible(method) && IsListed(method)))
        {
            var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";
            yield return $"{name}.{method.Name}{generic}({ParametersOf(method)}) -> "
                + $"{Write(new NullabilityInfoContext().Create(method.ReturnParameter))}{Marks(method)}";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var (get, set) = (Visible(property.GetMethod), Visible(property.SetMethod));
            if ((get ?? set) is not { } accessor)
                continue;

            var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{ParametersOf(parameters)}]" : "";
            var init = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
            yield return $"{name}.{property.Name}{index}: {Write(new NullabilityInfoContext().Create(property))} {{ "
                + $"{(get is null ? "" : "get; ")}{(set is null ? "" : init ? "init; " : "set; ")}}}{Marks(accessor, property)}";
        }

        foreach (var field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            yield return $"{name}.{field.Name}: {Write(new NullabilityInfoContext().Create(field))} [field]"
                + $"{(field.IsStatic ? " [static]" : "")}{Obsolete(field)}";
        }
    }

    // Operators have special names too, and are listed; accessors are part of their property.
    private static bool IsListed(MethodInfo method)
        => (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
            && method.GetBaseDefinition().DeclaringType != typeof(object);

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static MethodInfo? Visible(MethodInfo? accessor) => accessor is not null && IsVisible(accessor) ? accessor : null;

    private static string KindOf(Type type)
        => type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsValueType ? type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";

    private static string BaseOf(Type type)
        => type.IsClass && type.BaseType is { } above && above != typeof(object) && above != typeof(MulticastDelegate)
            ? $" : {NameOf(above)}"
            : "";

    private static string Marks(MethodBase method, MemberInfo? member = null)
        => (method.IsStatic ? " [static]" : "")
            + (method.IsAbstract ? " [abstract]" : method is { IsVirtual: true, IsFinal: false } ? " [virtual]" : "")
            + (method.IsPublic ? "" : " [protected]")
            + Obsolete(member ?? method);

    private static string Obsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute)) ? " [obsolete]" : "";

    private static string ParametersOf(MethodBase method) => ParametersOf(method.GetParameters());

    private static string ParametersOf(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
    {
        var isParams = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var value = !parameter.HasDefaultValue ? ""
            : parameter.DefaultValue switch
            {
                bool flag => flag ? " = true" : " = false",
                null => " = default",
                string text => $" = \"{text}\"",
                var other => FormattableString.Invariant($" = {other}"),
            };
        return $"{isParams}{Write(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{value}";
    }));

    private static string Write(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return $"{WriteBare(underlying, info)}?";
        var isNullable = !type.IsValueType && info.ReadState == NullabilityState.Nullable
            || !type.IsValueType && info.ReadState == NullabilityState.Unknown && info.WriteState == NullabilityState.Nullable;
        return WriteBare(type, info) + (isNullable ? "?" : "");
    }

    private static string WriteBare(Type type, NullabilityInfo info)
        => type.IsArray ? $"{(info.ElementType is { } element ? Write(element) : NameOf(type.GetElementType()!))}[]"
            : type.IsGenericType && info.GenericTypeArguments.Length > 0
                ? $"{BareName(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Write))}>"
            : NameOf(type);

    private static string NameOf(Type type)
        => Keywords.TryGetValue(type, out var keyword) ? keyword
            : type.IsGenericParameter ? type.Name
            : type.IsArray ? NameOf(type.GetElementType()!) + "[]"
            : BareName(type) + (type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>" : "");

    private static string BareName(Type type)
    {
        var name = type.Name.Split('`')[0];
        return type.IsNested ? $"{BareName(type.DeclaringType!)}.{name}"
            : type.Namespace!.StartsWith("System", StringComparison.Ordinal) ? name
            : $"{type.Namespace}.{name}";
    }
}
