using System.Globalization;

namespace OctopusHA.Settings;

/// <summary>A block of IPv4 addresses in CIDR notation, such as <c>10.0.0.0/16</c>.</summary>
/// <param name="Address">The first address of the block as a number.</param>
/// <param name="PrefixLength">The number of leading bits that all addresses share, 0 to 32.</param>
public readonly record struct CidrBlock(uint Address, int PrefixLength)
{
    /// <summary>The number of addresses in the block.</summary>
    public long Size => 1L << (32 - PrefixLength);

    /// <summary>Reads a block; false when the text is none, or has bits set behind its prefix.</summary>
    public static bool TryParse(string text, out CidrBlock block)
    {
        block = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !TryParseNumber(text.AsSpan(slash + 1), 32, out var prefix)
            || !TryParseAddress(text.AsSpan(0, slash), out var address))
        {
            return false;
        }

        block = new CidrBlock(address, prefix);
        return (address & block.HostMask) == 0;
    }

    /// <summary>Reads a block that is known to be well-formed.</summary>
    /// <exception cref="FormatException">The text is no block.</exception>
    public static CidrBlock Parse(string text) =>
        TryParse(text, out var block) ? block : throw new FormatException($"'{text}' is not a CIDR block.");

    /// <summary>The n-th of the equal parts that the block has with <paramref name="newBits"/> further bits of prefix.</summary>
    /// <param name="newBits">Bits added to the prefix: 4 cuts the block into 16 parts.</param>
    /// <param name="index">Which part, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public CidrBlock Subnet(int newBits, int index)
    {
        var prefix = PrefixLength + newBits;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefix, 32, nameof(newBits));
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << newBits);
        return new CidrBlock(Address + (uint)((long)index << (32 - prefix)), prefix);
    }

    /// <summary>Whether every address of the other block is one of this block.</summary>
    public bool Contains(CidrBlock other) =>
        other.PrefixLength >= PrefixLength && (other.Address & ~HostMask) == Address;

    /// <summary>Whether the two blocks share an address.</summary>
    public bool Overlaps(CidrBlock other) => Contains(other) || other.Contains(this);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Address >> 24}.{(Address >> 16) & 255}.{(Address >> 8) & 255}.{Address & 255}/{PrefixLength}");

    private uint HostMask => PrefixLength == 0 ? uint.MaxValue : (1u << (32 - PrefixLength)) - 1;

    private static bool TryParseAddress(ReadOnlySpan<char> text, out uint address)
    {
        address = 0;
        var parts = 0;
        foreach (var range in text.Split('.'))
        {
            if (++parts > 4 || !TryParseNumber(text[range], 255, out var part))
            {
                return false;
            }

            address = (address << 8) | (uint)part;
        }

        return parts == 4;
    }

    // Strict on purpose: a leading zero is octal to some tools and decimal to others.
    private static bool TryParseNumber(ReadOnlySpan<char> text, int maximum, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number <= maximum
        && (text.Length == 1 || text[0] != '0');
}
